using CorsFunctions.Policies;
using CorsFunctions.Rows;

namespace CorsFunctions.Sources;

/// <summary>Who is told what came of a load: one call after the other, before the next load starts.</summary>
internal interface ILoadTarget
{
    /// <summary>Whether the next load should bring all rows, even if they are the ones that are known.</summary>
    bool WantsRows { get; }

    /// <summary>Whether an earlier process read rows from the source.</summary>
    bool WasRead { get; }

    /// <summary>The source can be read again; what was found is told next.</summary>
    void Recovered(int failures);

    /// <summary>Other rows than before were found: this is the set now.</summary>
    void Taken(PolicySet set);

    /// <summary>All is said of a load that succeeded.</summary>
    /// <param name="rows">Its rows; null when the source did not bring them.</param>
    /// <param name="changed">Whether <see cref="Taken"/> came before.</param>
    Task SucceededAsync(IReadOnlyList<PolicyRow>? rows, bool changed);

    /// <param name="exception">What went wrong.</param>
    /// <param name="failures">Failed loads in a row, this one included.</param>
    Task FailedAsync(Exception exception, int failures);
}
