using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker;
using Moq;

namespace CorsFunctions.Worker.Tests.Support;

/// <summary>A function as the worker describes it.</summary>
internal static class Definition
{
    public static FunctionDefinition Of(BindingMetadata? input = null, BindingMetadata? output = null, params FunctionParameter[] parameters)
    {
        var definition = new Mock<FunctionDefinition>();
        definition.Setup(d => d.Name).Returns("f");
        definition.Setup(d => d.Parameters).Returns([.. parameters]);
        definition.Setup(d => d.InputBindings).Returns(ByName(input));
        definition.Setup(d => d.OutputBindings).Returns(ByName(output));
        return definition.Object;
    }

    private static ImmutableDictionary<string, BindingMetadata> ByName(BindingMetadata? binding) =>
        binding is null ? ImmutableDictionary<string, BindingMetadata>.Empty : ImmutableDictionary<string, BindingMetadata>.Empty.Add(binding.Name, binding);
}
