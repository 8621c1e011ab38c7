using CorsFunctions.Policies;
using CorsFunctions.Sources;
using CorsFunctions.Worker.Status;

namespace CorsFunctions.Worker.Endpoints;

/// <summary>All that is told of an instance, at one instant.</summary>
internal sealed record AppStatus(
    string App, PolicyStatus Policies, PolicySet? Set, HostingPlan Hosting, DecisionCounts Counts, bool EnforcesOrigin, DateTimeOffset Now);
