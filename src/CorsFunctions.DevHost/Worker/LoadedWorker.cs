using CorsFunctions.DevHost.Protocol;
using CorsFunctions.DevHost.Routing;

namespace CorsFunctions.DevHost.Worker;

/// <summary>A worker whose functions can be called.</summary>
/// <param name="Channel">The way to it.</param>
/// <param name="Capabilities">What it says that it can do, and thereby asks of the host.</param>
/// <param name="Functions">Its functions, in the host's order.</param>
internal sealed record LoadedWorker(WorkerChannel Channel, WorkerCapabilities Capabilities, FunctionIndex Functions);
