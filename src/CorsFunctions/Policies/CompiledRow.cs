using CorsFunctions.Origins;
using CorsFunctions.Routes;

namespace CorsFunctions.Policies;

/// <summary>What became of a row: its policy, and what it claims.</summary>
/// <param name="Policy">The policy; one that allows nothing for a row with errors.</param>
/// <param name="Route">The route, or null when that column cannot be read.</param>
/// <param name="Origins">The origin patterns that can be read.</param>
internal sealed record CompiledRow(OriginPolicy Policy, RouteTemplate? Route, IReadOnlyList<OriginPattern> Origins);
