namespace CorsFunctions.Tests;

/// <summary>Texts that change only on purpose: each is held against the file of its name.</summary>
internal static class Approved
{
    /// <summary>Fails unless the text is that of <c>name.approved.txt</c>. To approve a change: copy <c>name.received.txt</c>, which lies beside the tests' assembly, over it.</summary>
    public static async Task HoldsAsync(string name, string received)
    {
        await File.WriteAllTextAsync(In($"{name}.received.txt"), received, TestContext.Current.CancellationToken);
        var approved = await File.ReadAllTextAsync(In($"{name}.approved.txt"), TestContext.Current.CancellationToken);
        Assert.Equal(approved.ReplaceLineEndings("\n"), received);
    }

    private static string In(string file) => Path.Combine(AppContext.BaseDirectory, file);
}
