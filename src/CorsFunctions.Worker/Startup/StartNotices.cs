using CorsFunctions.Worker.Status;
using CorsFunctions.Worker.Telemetry;
using Microsoft.Extensions.Logging;

namespace CorsFunctions.Worker.Startup;

/// <summary>
/// Says once what in the app's surroundings keeps the policies from having their effect: with the first invocation, because the
/// Functions host drops what is logged outside of one.
/// </summary>
internal sealed class StartNotices(HostingPlan plan, EarlierCors earlier, ILogger<CorsMiddleware> logger)
{
    private int isTold;

    public void TellOnce()
    {
        if (Volatile.Read(ref isTold) != 0 || Interlocked.Exchange(ref isTold, 1) != 0)
        {
            return;
        }

        if (!plan.PreflightsArrive)
        {
            WorkerLog.PreflightsDoNotArrive(logger, plan.Advice);
        }

        foreach (var advice in earlier.Find())
        {
            WorkerLog.EarlierCorsFound(logger, advice);
        }
    }
}
