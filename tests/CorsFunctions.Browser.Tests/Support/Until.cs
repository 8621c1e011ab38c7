using OpenQA.Selenium;

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
        var answer = Ask(ask);
        while (answer != expected && !patience.IsCancellationRequested)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
            answer = Ask(ask);
        }

        return answer;
    }

    // A page that refreshes itself may take an element away between its being found and its being read.
    private static string Ask(Func<string> ask)
    {
        try
        {
            return ask();
        }
        catch (StaleElementReferenceException)
        {
            return "";
        }
    }
}
