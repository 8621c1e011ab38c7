using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

namespace CorsFunctions.DevHost.Tests.Support;

/// <summary>Notes the invocations that reach the worker's middlewares, and lets a test act around them.</summary>
internal sealed class Spy
{
    public ConcurrentQueue<FunctionContext> Seen { get; } = [];

    public Func<FunctionContext, Func<Task>, Task> Around { get; init; } = (_, next) => next();

    public void AddTo(FunctionsApplicationBuilder builder) => builder.UseMiddleware((context, next) =>
    {
        Seen.Enqueue(context);
        return Around(context, next);
    });
}
