using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace CorsFunctions.PropertyTests.Caching;

/// <summary>A cache on a source that does what the steps say, beside the model.</summary>
internal sealed class CacheRun : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cache-run-");
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));
    private readonly FakeLogger<PolicyCache> log = new();
    private readonly CacheModel model = new();
    private readonly StepSource source = new();
    private PolicyCache cache;
    private DateTimeOffset? hanging;
    private bool isFirstLoad = true;

    public CacheRun() => cache = Start();

    public void Dispose()
    {
        source.Release();
        folder.Delete(recursive: true);
    }

    public async Task ApplyAsync(CacheStep step)
    {
        switch (step.Kind)
        {
            case CacheStepKind.Edit:
                source.Keys = step.Keys;
                break;
            case CacheStepKind.Pass:
                await PassAsync(step.Duration);
                break;
            case CacheStepKind.Ask:
                await AskAsync();
                break;
            case CacheStepKind.Restart:
                source.Release();
                await cache.Settled.WaitAsync(Patience);
                source.Release();
                cache = Start();
                model.Restart();
                log.Collector.Clear();
                (hanging, isFirstLoad) = (null, true);
                break;
            default:
                source.Mode = step.Kind;
                break;
        }

        Check();
    }

    private PolicyCache Start() => new(
        source,
        new PolicyCacheOptions("app", CacheModel.Refresh, TimeSpan.FromSeconds(5))
        {
            LogAtOnce = true,
            Snapshot = new SnapshotFile(Path.Combine(folder.FullName, "snapshot")),
            SnapshotMaxAge = CacheModel.SnapshotMaxAge,
        },
        clock, log);

    private async Task AskAsync()
    {
        var due = hanging is null && cache.TimeToNextLoad <= TimeSpan.Zero;
        var hang = source.NextHang();
        Assert.True(cache.GetAsync(mayWait: false, CancellationToken.None).AsTask().IsCompletedSuccessfully);
        if (!due)
        {
            return;
        }

        if (source.Mode == CacheStepKind.Hang)
        {
            await hang.WaitAsync(Patience);
            hanging = clock.GetUtcNow();
            return;
        }

        await cache.Settled.WaitAsync(Patience);
        Tell(source.Mode == CacheStepKind.Down);
    }

    private async Task PassAsync(TimeSpan time)
    {
        // A second after the start of the first load, the snapshot is looked for, as of then.
        if (hanging is { } start && isFirstLoad && clock.GetUtcNow() + time >= start.AddSeconds(1))
        {
            var rest = start.AddSeconds(1) - clock.GetUtcNow();
            if (rest > TimeSpan.Zero)
            {
                clock.Advance(rest);
                time -= rest;
            }

            isFirstLoad = false;
            model.FindSnapshot(clock.GetUtcNow());
            if (model.IsInForce(clock.GetUtcNow()))
            {
                await cache.GetAsync(CancellationToken.None).AsTask().WaitAsync(Patience);
            }
        }

        if (hanging is { } since && clock.GetUtcNow() + time >= since + PolicyLoader.LoadTimeout)
        {
            // The load is given up at its deadline; then time goes on.
            var rest = since + PolicyLoader.LoadTimeout - clock.GetUtcNow();
            clock.Advance(rest);
            await cache.Settled.WaitAsync(Patience);
            hanging = null;
            Tell(hasFailed: true);
            time -= rest;
        }

        clock.Advance(time);
    }

    private void Tell(bool hasFailed)
    {
        isFirstLoad = false;
        var left = cache.TimeToNextLoad;
        if (hasFailed)
        {
            model.Fail(clock.GetUtcNow());
            Assert.InRange(left, TimeSpan.FromSeconds(0.8), CacheModel.Refresh);
        }
        else
        {
            model.Succeed(string.Join(',', source.Keys), clock.GetUtcNow());
            Assert.Equal(CacheModel.Refresh * 0.8, left);
        }
    }

    private void Check()
    {
        var now = clock.GetUtcNow();
        var status = cache.Status;
        var expected = model.IsInForce(now) ? (model.Keys, model.Origin, model.LastSeen) : (null, PolicyOrigin.None, null);
        var keys = cache.Current is { } set ? string.Join(',', set.Policies.Select(policy => policy.RowKey)) : null;
        Assert.Equal(expected, (keys, status.InForce, status.LastSeen));
        Assert.Equal(model.Failures, status.Failures);
        Assert.Equal(model.Emptied, log.Collector.GetSnapshot().Count(entry => entry.Id.Name == "PoliciesEmptied"));
        Assert.DoesNotContain(log.Collector.GetSnapshot(), entry => entry.Level == LogLevel.Warning && entry.Id.Name is "StandInIgnored" or "SnapshotNotWritten" && !model.HasSnapshot);
    }
}
