using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;

namespace CorsFunctions.Worker;

/// <summary>Lets a message through once for each function.</summary>
internal sealed class OncePerFunction
{
    private readonly ConcurrentDictionary<string, bool> seen = new(StringComparer.Ordinal);

    public bool IsFirst(FunctionContext context) => seen.TryAdd(context.FunctionDefinition.Name, true);
}
