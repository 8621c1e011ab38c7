using System.Diagnostics;
using CorsFunctions.DevHost.Protocol;
using Microsoft.AspNetCore.Http;

namespace CorsFunctions.DevHost.Http;

/// <summary>The trace of an invocation: the client's when it sends one, else a new one. A worker fails without.</summary>
internal static class TraceHeaders
{
    public static RpcTraceContext Read(IHeaderDictionary headers)
    {
        string? state = headers.TraceState;
        var trace = ActivityContext.TryParse(headers.TraceParent, state, out var parent) ? parent.TraceId : ActivityTraceId.CreateRandom();
        var flags = parent.TraceFlags.HasFlag(ActivityTraceFlags.Recorded) ? "01" : "00";
        return new RpcTraceContext { TraceParent = $"00-{trace}-{ActivitySpanId.CreateRandom()}-{flags}", TraceState = parent.TraceState ?? "" };
    }
}
