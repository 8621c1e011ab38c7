using CorsFunctions.Origins;
using CorsFunctions.Routes;

namespace CorsFunctions.Policies;

/// <summary>What became of a row: its policy, and what it claims.</summary>
/// <param name="Policy">The policy; one that allows nothing for a row with errors.</param>
/// <param name="Routes">The row's route; of a faulty one each that it claims, or none.</param>
/// <param name="Origins">The row's origin patterns.</param>
/// <param name="Claimed">The patterns that faulty elements claim besides.</param>
internal sealed record CompiledRow(
    OriginPolicy Policy, IReadOnlyList<RouteTemplate> Routes, IReadOnlyList<OriginPattern> Origins, IReadOnlyList<OriginPattern> Claimed);
