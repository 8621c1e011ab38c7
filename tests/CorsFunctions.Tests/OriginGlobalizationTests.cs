using System.Diagnostics;

namespace CorsFunctions.Tests;

/// <summary>The tool <c>cors</c> runs without ICU, an app most often with it: verdict, sentence and claims of an origin are the same.</summary>
public class OriginGlobalizationTests
{
    private static readonly Type[] Classes =
        [typeof(OriginPatternTests), typeof(OriginPunycodeTests), typeof(OriginClaimTests), typeof(OriginGrammarTests), typeof(FindingMessagesTests)];

    [Theory]
    [InlineData("1")]
    [InlineData("0")]
    public async Task Origins_are_judged_alike_in_both_globalization_modes(string invariant)
    {
        Assert.SkipWhen(invariant == "0" && !HasIcu() && Environment.GetEnvironmentVariable("CI") is null, "This machine has no ICU.");

        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(OriginGlobalizationTests).Assembly.Location);
        foreach (var type in Classes)
        {
            start.ArgumentList.Add("-class");
            start.ArgumentList.Add(type.FullName!);
        }

        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = invariant;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, output);
        Assert.Contains("Failed: 0", output, StringComparison.Ordinal);
    }

    // In a process that runs without ICU by choice it may be there all the same.
    private static bool HasIcu() =>
        !AppContext.TryGetSwitch("System.Globalization.Invariant", out var isInvariant) || !isInvariant;
}
