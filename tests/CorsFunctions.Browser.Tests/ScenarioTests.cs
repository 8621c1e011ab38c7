using CorsFunctions.Browser.Tests.Scenarios;
using CorsFunctions.Browser.Tests.Support;

[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace CorsFunctions.Browser.Tests;

/// <summary>Every row of docs/browsers.md, in both modes of the worker.</summary>
[Collection("scenarios")]
public sealed class ScenarioTests(ScenarioRunner runner)
{
    public static TheoryData<string, string> ModesAndScenarios
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var mode in Modes.All)
            {
                foreach (var scenario in AllScenarios.Groups.SelectMany(group => group.Scenarios))
                {
                    data.Add(mode, scenario.Name);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(ModesAndScenarios))]
    public async Task Scenario_gives_the_page_its_result_and_the_console_its_sentence(string mode, string name)
    {
        var scenario = AllScenarios.Find(name);

        var run = await runner.RunAsync(mode, scenario);

        Assert.Equal(scenario.Result.Replace("{url}", scenario.Url, StringComparison.Ordinal), run.Result);
        Assert.Equal(scenario.Requests, run.Requests);
        Assert.Equal(scenario.Sentence is { } sentence ? [Line(scenario, scenario.Kind, sentence)] : [], run.Console);
        if (scenario is { Sentence: { } explained, Unforeseen: null })
        {
            Assert.Equal(Line(scenario, "fetch", explained), run.Explained);
        }
    }

    // A sandboxed frame has no origin that could be named.
    private static string Line(Scenario scenario, string kind, string sentence)
    {
        var origin = scenario.Script.StartsWith("sandboxed", StringComparison.Ordinal) ? "null" : scenario.Page;
        return $"Access to {kind} at '{scenario.Url}' from origin '{origin}' has been blocked by CORS policy: {sentence}";
    }
}

/// <summary>One runner for the scenarios and for the table.</summary>
[CollectionDefinition("scenarios")]
public sealed class ScenarioRunGroup : ICollectionFixture<ScenarioRunner>;
