using System.Collections.Concurrent;
using CorsFunctions.Policies;
using CorsFunctions.Rows;
using Microsoft.Extensions.Logging;

namespace CorsFunctions.Sources;

/// <summary>
/// Keeps what loads have to say until a request comes by to log it: the Functions host drops what a worker logs outside
/// of an invocation that is still running (<c>GrpcWorkerChannel.Log</c>).
/// </summary>
internal sealed class PolicyNews(ILogger logger, IPolicySource source)
{
    private const int MostFindings = 200;

    private readonly ConcurrentQueue<Action> untold = new();

    public void Tell()
    {
        while (untold.TryDequeue(out var tell))
        {
            tell();
        }
    }

    public void Loaded(PolicySet set) => untold.Enqueue(() => TellLoaded(set));

    public void Recovered(int failures) => untold.Enqueue(() => Log.ReloadRecovered(logger, source.Description, failures));

    public void Failed(Exception exception, bool hasGoodSet) =>
        untold.Enqueue(() => TellFailed(exception, hasGoodSet ? "the last good policies stay in force" : "no policies are in force"));

    /// <summary>Told at once: a request is waiting.</summary>
    public void FirstLoadIsSlow(TimeSpan waited) => Log.FirstLoadSlow(logger, source.Description, waited.TotalSeconds);

    // A source's own exception says in its message all that an operator needs, so it is logged without its stack; as an
    // exception still, because the host's sampling lets no exception go. The details are for developers.
    private void TellFailed(Exception exception, string consequence)
    {
        if (exception is PolicySourceException)
        {
            Log.PolicyReloadFailed(logger, new PolicySourceException(exception.Message), consequence);
            Log.ReloadDetails(logger, exception, source.Description);
        }
        else
        {
            Log.PolicyReloadFailed(logger, exception, consequence);
        }
    }

    private void TellLoaded(PolicySet set)
    {
        var setAside = set.Policies.Count(policy => policy.State == PolicyState.SetAside);
        Log.PoliciesLoaded(logger, source.Description, set.Policies.Count, setAside);
        foreach (var finding in set.Findings.OrderByDescending(finding => finding.Severity).Take(MostFindings))
        {
            if (finding.Severity == FindingSeverity.Error)
            {
                Log.RowError(logger, source.Description, finding);
            }
            else
            {
                Log.RowWarning(logger, source.Description, finding);
            }
        }

        if (set.Findings.Count > MostFindings)
        {
            Log.MoreFindings(logger, set.Findings.Count - MostFindings, source.Description);
        }
    }
}
