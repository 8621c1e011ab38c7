using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace CorsFunctions.DevHost.Hosting;

/// <summary>The functions of the app, in the host's order, and those that the host would refuse.</summary>
internal sealed class FunctionIndex
{
    private FunctionIndex(IReadOnlyList<HostedFunction> functions, IReadOnlyList<string> errors)
    {
        Functions = functions;
        Errors = errors;
    }

    /// <summary>By name without regard to case: the first whose route and method match takes a request.</summary>
    public IReadOnlyList<HostedFunction> Functions { get; }

    public IReadOnlyList<string> Errors { get; }

    public static FunctionIndex Find(FunctionAssemblies? added)
    {
        IEnumerable<Assembly> assemblies = added?.Assemblies ?? [];
        if (added is not { WithoutApp: true })
        {
            assemblies = assemblies.Prepend(typeof(FunctionIndex).Assembly);
        }

        var methods =
            from assembly in assemblies.Distinct()
            from type in assembly.GetTypes()
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            let function = method.GetCustomAttribute<FunctionAttribute>(inherit: false)
            where function is not null
            select (function.Name, method);
        return Find(methods.OrderBy(pair => pair.Name, StringComparer.OrdinalIgnoreCase));
    }

    private static FunctionIndex Find(IEnumerable<(string Name, MethodInfo Method)> methods)
    {
        var functions = new List<HostedFunction>();
        var errors = new List<string>();
        foreach (var (name, method) in methods)
        {
            try
            {
                var function = Create(name, method);
                FunctionRules.Check(function, functions);
                functions.Add(function);
            }
            catch (InvalidOperationException exception)
            {
                errors.Add($"{name} ({method.DeclaringType}.{method.Name}): {exception.Message}");
            }
        }

        return new FunctionIndex(functions, errors);
    }

    private static HostedFunction Create(string name, MethodInfo method)
    {
        var bindings = FunctionBindings.Of(method);
        FunctionRules.CheckNames(name, method, bindings);
        var trigger = method.GetParameters()
            .SelectMany(parameter => parameter.GetCustomAttributesData())
            .FirstOrDefault(attribute => attribute.AttributeType == typeof(HttpTriggerAttribute))
            ?? throw new InvalidOperationException("it has no HTTP trigger, and DevHost runs HTTP functions only.");
        return new HostedFunction(name, method, bindings, trigger);
    }
}
