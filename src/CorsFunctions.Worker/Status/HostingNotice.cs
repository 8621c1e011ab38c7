using CorsFunctions.Worker.Telemetry;
using Microsoft.Extensions.Logging;

namespace CorsFunctions.Worker.Status;

/// <summary>Says once that preflights do not arrive, where that is so: with the first invocation, because the Functions host drops what is logged outside of one.</summary>
internal sealed class HostingNotice(HostingPlan plan, ILogger<CorsMiddleware> logger)
{
    private volatile bool isTold = plan.PreflightsArrive;
    private int tellers;

    public HostingPlan Plan => plan;

    public void TellOnce()
    {
        if (!isTold && Interlocked.Increment(ref tellers) == 1)
        {
            isTold = true;
            WorkerLog.PreflightsDoNotArrive(logger, plan.Advice);
        }
    }
}
