using Microsoft.Extensions.Time.Testing;

namespace CorsFunctions.Worker.Tests.Support;

/// <summary>A clock that knows how many timers wait for it: a test must not advance it before a loop on another thread has set its timer.</summary>
internal sealed class PendingTimersClock : FakeTimeProvider
{
    private int pending;

    public int Pending => Volatile.Read(ref pending);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref pending);
        return new Counted(base.CreateTimer(callback, state, dueTime, period), () => Interlocked.Decrement(ref pending));
    }

    private sealed class Counted(ITimer timer, Action ended) : ITimer
    {
        private Action? ended = ended;

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            timer.Dispose();
            Interlocked.Exchange(ref ended, null)?.Invoke();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
