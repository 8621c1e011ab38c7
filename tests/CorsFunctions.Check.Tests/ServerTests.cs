using CorsFunctions.Check.Tests.Running;

namespace CorsFunctions.Check.Tests;

/// <summary>Real servers with the faults of the articles and others, each in a file of Cases.</summary>
public sealed class ServerTests
{
    public static TheoryData<string> Faults { get; } = [.. ServerCase.All.Values.Where(each => each.IsFault).Select(each => each.Id)];

    public static TheoryData<string> Correct { get; } = [.. ServerCase.All.Values.Where(each => !each.IsFault).Select(each => each.Id)];

    public static TheoryData<string> Mended { get; } =
        [.. ServerCase.All.Values.Where(each => each.IsFault && each.FixedBy?.StartsWith("by hand", StringComparison.Ordinal) != true).Select(each => each.Id)];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Fault_is_named_right(string id)
    {
        var run = await CaseRun.OfAsync(id);

        Assert.True(run.Misnamed.Count == 0, $"{string.Join("\n", run.Misnamed)}\n{run.Report.Output}");
    }

    [Theory]
    [MemberData(nameof(Mended))]
    public async Task Printed_fix_put_in_makes_it_pass(string id)
    {
        var run = await CaseRun.OfAsync(id);

        Assert.True(run.FixWorks, $"{run.Report["fix"]}\n{run.Fixed?.Output}");
    }

    [Theory]
    [MemberData(nameof(Correct))]
    public async Task Correct_configuration_is_judged_right(string id)
    {
        var run = await CaseRun.OfAsync(id);

        Assert.True(run.Misnamed.Count == 0, $"{string.Join("\n", run.Misnamed)}\n{run.Report.Output}");
    }
}
