using System.Diagnostics;

namespace CorsFunctions.Tests;

/// <summary>The tool <c>cors</c> runs without ICU, an app most often with it: verdict, sentence and claims of an origin are the same.</summary>
public class OriginGlobalizationTests
{
    private const string Mode = "\"System.Globalization.Invariant\": ";

    private static readonly Type[] Classes =
        [typeof(OriginPatternTests), typeof(OriginPunycodeTests), typeof(OriginClaimTests), typeof(OriginGrammarTests), typeof(PublicSuffixTests)];

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task Origins_are_judged_alike_in_both_globalization_modes(string invariant)
    {
        var assembly = typeof(OriginGlobalizationTests).Assembly.Location;
        var settings = await File.ReadAllTextAsync(Path.ChangeExtension(assembly, ".runtimeconfig.json"), TestContext.Current.CancellationToken);
        Assert.Contains(Mode, settings, StringComparison.Ordinal);
        var file = Path.ChangeExtension(assembly, $".{invariant}.runtimeconfig.json");
        await File.WriteAllTextAsync(
            file,
            settings.Replace(Mode + "true", Mode + invariant, StringComparison.Ordinal).Replace(Mode + "false", Mode + invariant, StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["exec", "--runtimeconfig", file, assembly, .. Classes.SelectMany(type => new[] { "-class", type.FullName! })])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken) + await errors;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.SkipWhen(
            output.Contains("find a valid ICU package", StringComparison.Ordinal) && Environment.GetEnvironmentVariable("CI") is null,
            "This machine has no ICU.");
        Assert.True(process.ExitCode == 0, output);
        Assert.Contains("Failed: 0", output, StringComparison.Ordinal);
    }
}
