namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>One step of the pipeline.</summary>
/// <param name="context">The invocation.</param>
/// <returns>A task that ends with the step.</returns>
public delegate Task FunctionExecutionDelegate(FunctionContext context);
