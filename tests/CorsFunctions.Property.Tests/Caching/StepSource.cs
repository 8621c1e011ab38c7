namespace CorsFunctions.PropertyTests.Caching;

/// <summary>A source in one of four moods.</summary>
internal sealed class StepSource : IVersionedPolicySource
{
    private readonly Lock gate = new();
    private TaskCompletionSource hangs = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IReadOnlyList<string> seen = [];

    public string Description => "steps";

    public IReadOnlyList<string> Keys { get; set; } = [];

    public CacheStepKind Mode { get; set; } = CacheStepKind.Well;

    /// <summary>Done when another load hangs.</summary>
    public Task NextHang()
    {
        lock (gate)
        {
            hangs = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return hangs.Task;
        }
    }

    /// <summary>Lets loads that hang fail. Who reads next has nothing to compare with, so no row is moved under it.</summary>
    public void Release()
    {
        lock (gate)
        {
            seen = [];
            released.TrySetResult();
            released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public async Task<IReadOnlyList<PolicyRow>> LoadAsync(CancellationToken cancellationToken) =>
        (await LoadAsync(new SourceRequest(null, false), cancellationToken)).Rows!;

    public async Task<SourceRows> LoadAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        switch (Mode)
        {
            case CacheStepKind.Down:
                throw new PolicySourceException("down");
            case CacheStepKind.Hang:
                Task until;
                lock (gate)
                {
                    until = released.Task;
                    hangs.TrySetResult();
                }

                await until.WaitAsync(cancellationToken);
                throw new PolicySourceException("released");
            case CacheStepKind.Moving when Keys.Count > 0 && seen.Contains(Keys[0]):
                // The second reading finds the row again.
                seen = [];
                return Answer(Keys.Skip(1), request, isPaged: true);
            default:
                seen = Keys;
                return Answer(Keys, request, Mode == CacheStepKind.Moving);
        }
    }

    private static SourceRows Answer(IEnumerable<string> keys, SourceRequest request, bool isPaged)
    {
        var version = string.Join(',', keys);
        return new SourceRows(
            version.Equals(request.Known)
                ? null
                : [.. keys.Select(key => new PolicyRow("app", key, new Dictionary<string, object?> { [PolicyColumn.Origins] = $"https://{key}.example" }))],
            version, isPaged);
    }
}
