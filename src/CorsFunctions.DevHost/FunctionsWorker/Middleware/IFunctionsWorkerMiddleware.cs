namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>A middleware of the worker.</summary>
public interface IFunctionsWorkerMiddleware
{
    /// <summary>Runs the middleware.</summary>
    /// <param name="context">The invocation.</param>
    /// <param name="next">The rest of the pipeline.</param>
    /// <returns>A task that ends with the middleware.</returns>
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
