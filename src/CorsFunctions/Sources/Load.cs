namespace CorsFunctions.Sources;

/// <summary>A load that runs.</summary>
/// <param name="Started">When it was started, as a timestamp.</param>
internal sealed record Load(long Started)
{
    private readonly TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int slowIsTold;

    /// <summary>Done when the load is over, whatever came of it.</summary>
    public Task Done { get; set; } = Task.CompletedTask;

    /// <summary>Done when there is something to answer requests with, or there will be nothing.</summary>
    public Task Answered => answered.Task;

    public void Answer() => answered.TrySetResult();

    /// <summary>True for the first who asks: it is told once that this load is slow.</summary>
    public bool IsFirstToFindItSlow() => Interlocked.Exchange(ref slowIsTold, 1) == 0;
}
