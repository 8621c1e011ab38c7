using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace CorsFunctions.DevHost.Hosting;

internal sealed class HostedFunctionDefinition : FunctionDefinition
{
    public HostedFunctionDefinition(string name, MethodInfo method, IReadOnlyList<HostedBinding> bindings)
    {
        var type = method.DeclaringType!;
        Name = name;
        EntryPoint = $"{type.FullName}.{method.Name}";
        PathToAssembly = type.Assembly.Location;
        Id = StableId(name, $"{type.Assembly.GetName().Name}.dll", EntryPoint);
        Method = new FunctionMethod(method);
        Parameters = [.. method.GetParameters().Select(p => new FunctionParameter(p.Name!, p.ParameterType, p.HasDefaultValue, p.DefaultValue))];
        InputBindings = Of(bindings, BindingDirection.In);
        OutputBindings = Of(bindings, BindingDirection.Out);
    }

    public FunctionMethod Method { get; }

    public override ImmutableArray<FunctionParameter> Parameters { get; }

    public override string PathToAssembly { get; }

    public override string EntryPoint { get; }

    public override string Id { get; }

    public override string Name { get; }

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings { get; }

    private static ImmutableDictionary<string, BindingMetadata> Of(IReadOnlyList<HostedBinding> bindings, BindingDirection direction)
        => bindings.Where(binding => binding.Direction == direction).ToImmutableDictionary(binding => binding.Name, BindingMetadata (binding) => binding);

    // The worker's own hash (DefaultFunctionMetadata): the id is the same in every run.
    private static string StableId(params ReadOnlySpan<string> parts)
    {
        uint id = 17;
        foreach (var part in parts)
        {
            uint hash = 23;
            foreach (var character in part)
            {
                hash = unchecked((hash * 31) + character);
            }

            id = unchecked((id * 31) + hash);
        }

        return id.ToString(CultureInfo.InvariantCulture);
    }
}
