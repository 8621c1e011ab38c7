using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace CorsFunctions.DevHost.Hosting;

/// <summary>An HTTP function as the host sees it: its trigger and its definition.</summary>
internal sealed class HostedFunction
{
    public HostedFunction(string name, MethodInfo method, IReadOnlyList<HostedBinding> bindings, CustomAttributeData trigger)
    {
        Definition = new HostedFunctionDefinition(name, method, bindings);
        Methods = Argument(trigger, "methods") is IEnumerable<CustomAttributeTypedArgument> methods
            ? methods.Select(item => (string)item.Value!).ToArray()
            : null;

        // From the attribute's text, not its instance: the SDK leaves out a level that is not written, and the host then takes Function.
        AuthLevel = (AuthorizationLevel)(Argument(trigger, "authLevel") ?? AuthorizationLevel.Function);
        var route = trigger.NamedArguments.FirstOrDefault(argument => argument.MemberName == nameof(HttpTriggerAttribute.Route)).TypedValue.Value as string;
        Route = string.IsNullOrWhiteSpace(route) ? name : route;
    }

    public string Name => Definition.Name;

    public HostedFunctionDefinition Definition { get; }

    public string Route { get; }

    public string[]? Methods { get; }

    public AuthorizationLevel AuthLevel { get; }

    private static object? Argument(CustomAttributeData attribute, string name)
    {
        var parameters = attribute.Constructor.GetParameters();
        var index = Array.FindIndex(parameters, parameter => parameter.Name == name);
        return index < 0 ? null : attribute.ConstructorArguments[index].Value;
    }
}
