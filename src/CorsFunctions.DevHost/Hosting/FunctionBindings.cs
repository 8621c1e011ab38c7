using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.DevHost.Hosting;

/// <summary>
/// The bindings of a function's method, by the rules of the SDK's source generator
/// (<c>FunctionMetadataProviderGenerator.Parser</c>), in its order: method, parameters, return type.
/// </summary>
internal static class FunctionBindings
{
    public const string Return = "$return";
    public const string Http = "http";
    public const string HttpTrigger = "httpTrigger";

    public static List<HostedBinding> Of(MethodInfo method)
    {
        var bindings = new List<HostedBinding>();
        var onMethod = method.GetCustomAttributes<OutputBindingAttribute>().ToList();
        if (onMethod.Count > 1)
        {
            throw new InvalidOperationException("the method has several output bindings; put them on the properties of a result type.");
        }

        bindings.AddRange(onMethod.Select(attribute => Output(attribute, Return)));
        bindings.AddRange(
            from parameter in method.GetParameters()
            from attribute in parameter.GetCustomAttributes<BindingAttribute>()
            select new HostedBinding(parameter.Name!, TypeOf(attribute), BindingDirection.In));
        var hasHttpTrigger = bindings.Exists(binding => binding.Type == HttpTrigger);
        bindings.AddRange(OfReturnType(ResultType(method.ReturnType), hasHttpTrigger, onMethod.Count > 0));
        return bindings;
    }

    private static List<HostedBinding> OfReturnType(Type type, bool hasHttpTrigger, bool hasMethodOutput)
    {
        if (type == typeof(HttpResponseData))
        {
            return [new(Return, Http, BindingDirection.Out)];
        }

        var bindings = new List<HostedBinding>();
        var declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var property in type.GetProperties(declared))
        {
            var attributes = property.GetCustomAttributes<BindingAttribute>().ToList();
            if (property.PropertyType == typeof(HttpResponseData) || attributes is [HttpResultAttribute])
            {
                bindings.Add(new(property.Name, Http, BindingDirection.Out));
            }
            else if (attributes.Count > 1)
            {
                throw new InvalidOperationException($"the property {property.Name} of {type.Name} has several output bindings.");
            }
            else
            {
                bindings.AddRange(attributes.Select(attribute => Output(attribute, property.Name)));
            }
        }

        if (bindings.Count(binding => binding.Type == Http) > 1)
        {
            throw new InvalidOperationException($"{type.Name} has several HTTP responses.");
        }

        if (hasHttpTrigger && !hasMethodOutput && bindings.Count == 0)
        {
            bindings.Add(new(Return, Http, BindingDirection.Out));
        }

        return bindings;
    }

    private static Type ResultType(Type type)
        => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>) ? type.GetGenericArguments()[0] : type;

    private static HostedBinding Output(Attribute attribute, string name) => new(name, TypeOf(attribute), BindingDirection.Out);

    // QueueOutputAttribute is the binding "queue".
    private static string TypeOf(Attribute attribute)
    {
        var name = attribute.GetType().Name;
        foreach (var suffix in new[] { "Attribute", "Input", "Output" })
        {
            if (name.EndsWith(suffix, StringComparison.Ordinal))
            {
                name = name[..^suffix.Length];
            }
        }

        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
