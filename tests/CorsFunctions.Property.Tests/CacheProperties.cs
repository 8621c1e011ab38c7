using CorsFunctions.PropertyTests.Caching;

namespace CorsFunctions.PropertyTests;

/// <summary>Whatever happens to source, clock and process, in whatever order: what is in force is what the model says.</summary>
public class CacheProperties
{
    [Fact]
    public void Cache_does_what_its_model_does() => Properties.Hold(200, CacheStep.Draw, CacheStep.Shrink, Run);

    private static void Run(CacheStep[] steps) => Task.Run(async () =>
    {
        using var run = new CacheRun();
        foreach (var step in steps)
        {
            await run.ApplyAsync(step);
        }
    }).GetAwaiter().GetResult();
}
