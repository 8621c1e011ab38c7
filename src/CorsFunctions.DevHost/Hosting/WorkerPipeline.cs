using Microsoft.Azure.Functions.Worker.Middleware;

namespace CorsFunctions.DevHost.Hosting;

/// <summary>The middlewares in the order in which they were added.</summary>
internal sealed class WorkerPipeline
{
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _steps = [];

    public void Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> step) => _steps.Add(step);

    public FunctionExecutionDelegate Build()
    {
        FunctionExecutionDelegate pipeline = _ => Task.CompletedTask;
        for (var i = _steps.Count - 1; i >= 0; i--)
        {
            pipeline = _steps[i](pipeline);
        }

        return pipeline;
    }
}
