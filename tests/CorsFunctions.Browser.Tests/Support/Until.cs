namespace CorsFunctions.Browser.Tests.Support;

/// <summary>Waits for what comes true by itself.</summary>
internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Asks until the answer is the expected one; the last answer.</summary>
    public static async Task<string> IsAsync(string expected, Func<string> ask)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        var answer = ask();
        while (answer != expected && !patience.IsCancellationRequested)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
            answer = ask();
        }

        return answer;
    }
}
