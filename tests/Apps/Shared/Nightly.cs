using Microsoft.Azure.Functions.Worker;

namespace CorsFunctions.TestApps;

/// <summary>A function that is none of HTTP's.</summary>
public static class Nightly
{
    [Function("nightly")]
    public static void Run([TimerTrigger("0 0 3 * * *")] TimerInfo timer) => ArgumentNullException.ThrowIfNull(timer);
}
