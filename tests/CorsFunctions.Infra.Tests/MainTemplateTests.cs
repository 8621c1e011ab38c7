using System.Text.Json;
using CorsFunctions.Infra.Tests.Support;

namespace CorsFunctions.Infra.Tests;

/// <summary>What a user sets.</summary>
public sealed class MainTemplateTests
{
    [Fact]
    public void Parameters_are_described()
    {
        var lines = File.ReadAllLines(Repository.MainTemplate);
        var parameters = lines.Index().Where(line => line.Item.StartsWith("param ", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(parameters);
        Assert.All(parameters, parameter =>
        {
            var decorators = lines[..parameter.Index].Reverse().TakeWhile(line => line.Length > 0);
            Assert.Contains(decorators, line => line.StartsWith("@description('", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Azd_sets_parameters_that_exist()
    {
        var template = File.ReadAllText(Repository.MainTemplate);

        Assert.All(AzdParameters(), parameter => Assert.Contains($"\nparam {parameter.Name} ", template, StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_of_azd_are_documented()
    {
        var own = AzdParameters().Select(parameter => parameter.Value.GetProperty("value").GetString()!.Trim('$', '{', '}'))
            .Where(variable => !variable.StartsWith("AZURE_", StringComparison.Ordinal));

        Assert.All(own, variable => Assert.Contains($"\n| `{variable}` | ", Repository.Operations, StringComparison.Ordinal));
    }

    private static JsonProperty[] AzdParameters()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Infra, "main.parameters.json")));
        return [.. document.RootElement.Clone().GetProperty("parameters").EnumerateObject()];
    }
}
