using System.Text.Json;
using CorsFunctions.DevHost.Protocol;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace CorsFunctions.DevHost.Routing;

/// <summary>The functions of the app, in the host's order, those that it would refuse, and those that DevHost does not run.</summary>
/// <param name="Functions">By name without regard to case: the first whose route and method match takes a request.</param>
/// <param name="Refused">Name and reason of each function that the host leaves out.</param>
/// <param name="NotRun">Name and trigger of each function without an HTTP trigger.</param>
internal sealed record FunctionIndex(IReadOnlyList<HttpFunction> Functions, IReadOnlyList<string> Refused, IReadOnlyList<string> NotRun)
{
    /// <summary>The routes of the functions.</summary>
    public RouteCollection Routes { get; private set; } = new();

    public static FunctionIndex Of(IEnumerable<RpcFunctionMetadata> metadata)
    {
        var functions = new List<HttpFunction>();
        var refused = new List<string>();
        var notRun = new List<string>();
        foreach (var item in metadata.OrderBy(item => item.Name, StringComparer.OrdinalIgnoreCase))
        {
            try
            {
                var bindings = item.RawBindings.Select(FunctionBinding.Parse).ToList();
                if (bindings.Find(binding => binding.IsTrigger) is { } trigger && !trigger.Type.Equals("httpTrigger", StringComparison.OrdinalIgnoreCase))
                {
                    notRun.Add($"{item.Name} ({trigger.Type})");
                }
                else
                {
                    functions.Add(Accept(item, bindings, functions));
                }
            }
            catch (Exception exception) when (exception is InvalidOperationException or JsonException)
            {
                refused.Add($"{item.Name} ({item.EntryPoint}): {exception.Message}");
            }
        }

        return new FunctionIndex(functions, refused, notRun);
    }

    /// <summary>Leaves out functions that could not be loaded.</summary>
    public FunctionIndex Without(IEnumerable<(HttpFunction Function, string Reason)> failed)
    {
        var reasons = failed.ToDictionary(pair => pair.Function, pair => pair.Reason);
        return this with
        {
            Functions = [.. Functions.Where(function => !reasons.ContainsKey(function))],
            Refused = [.. Refused, .. reasons.Select(pair => $"{pair.Key.Name} ({pair.Key.EntryPoint}): {pair.Value}")],
        };
    }

    public void BuildRoutes(string prefix)
        => Routes = FunctionRoutes.Build(Functions, prefix, new DefaultInlineConstraintResolver(Options.Create(new RouteOptions()), NoServices.Instance));

    private static HttpFunction Accept(RpcFunctionMetadata metadata, List<FunctionBinding> bindings, List<HttpFunction> others)
    {
        var trigger = bindings.Find(binding => binding.IsTrigger) ?? throw new InvalidOperationException("it has no trigger.");
        var function = new HttpFunction(metadata, bindings, trigger);
        FunctionRules.CheckNames(function);
        FunctionRules.CheckRoute(function, others);
        return function;
    }

    private sealed class NoServices : IServiceProvider
    {
        public static NoServices Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
