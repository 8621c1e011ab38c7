using CorsFunctions.Browser;
using CorsFunctions.Cli.Check.Probing;
using CorsFunctions.Http;

namespace CorsFunctions.Cli.Check.Examining;

/// <summary>Which replay can still decide something.</summary>
internal static class Replays
{
    public const string ForeignOrigin = "https://cors-check.invalid";

    public static bool IsWorth(ReplayKind kind, Examination examination) => kind switch
    {
        ReplayKind.WithAuthorization => examination is { Preflight.Status: 401 or 403 or 407, Request.Authorization: not null },
        ReplayKind.ForGet => examination.Request.Method != "GET" && IsPerhapsOfMethod(examination),
        ReplayKind.WithoutOrigin => IsRefusedBySomeone(examination) || IsOwnOriginAllowed(examination),
        ReplayKind.WithoutRequestMethod => examination.Preflight is { Status: 204 } answer && IsBare(answer),
        ReplayKind.FromForeignOrigin when IsStoppedByLists(examination) => true,
        ReplayKind.FromForeignOrigin or ReplayKind.FromNullOrigin => IsOwnOriginAllowed(examination),
        ReplayKind.FromLookalikeOrigin => IsOwnOriginAllowed(examination) && examination.Request.Origin != "null" && !IsReflected(examination),
        ReplayKind.ActualAsGet => examination is { Actual.IsOk: false, PreflightVerdict.IsAllowed: true, ActualVerdict.Objection: BrowserObjection.MissingAllowOrigin }
            && examination.Request.Need.IsNeeded && examination.Request.Method != "GET",
        _ => false,
    };

    /// <summary>The origin that a replay asks from.</summary>
    public static string OriginOf(ReplayKind kind, string origin) => kind switch
    {
        ReplayKind.FromForeignOrigin => ForeignOrigin,
        ReplayKind.FromNullOrigin => "null",
        ReplayKind.FromLookalikeOrigin => Lookalike(origin),
        _ => origin,
    };

    /// <summary>No header that tells of CORS at all.</summary>
    public static bool IsBare(Answer answer) =>
        !answer.HasCorsHeader && answer[CorsHeaderNames.Decision] is null && !answer.VariesByOrigin && answer["Allow"] is null;

    // A pattern without an end lets `https://app.example.com.evil.example` pass; the port would come in between.
    private static string Lookalike(string origin)
    {
        var port = origin.LastIndexOf(':');
        var host = port > origin.IndexOf("://", StringComparison.Ordinal) && !origin.EndsWith(']') ? origin[..port] : origin;
        return host + ".cors-check.invalid";
    }

    private static bool IsPerhapsOfMethod(Examination examination) =>
        examination.Preflight is { Status: 403 }
        || (examination.Preflight is { IsOk: true } && examination.PreflightVerdict.Objection == BrowserObjection.MethodNotAllowed);

    private static bool IsRefusedBySomeone(Examination examination) =>
        examination.Preflight is { Status: 400 or 403 } && examination.Replay(ReplayKind.WithAuthorization) is not { IsOk: true };

    private static bool IsOwnOriginAllowed(Examination examination) =>
        examination.IsAllowed && examination.Preflight?[CorsHeaderNames.AllowOrigin] == examination.Request.Origin;

    // Its refusal may name a server that says nothing of itself in an answer that allows.
    private static bool IsStoppedByLists(Examination examination) =>
        examination.PreflightVerdict.Objection is BrowserObjection.MethodNotAllowed or BrowserObjection.HeaderNotAllowed
        && examination.Preflight?[CorsHeaderNames.AllowOrigin] == examination.Request.Origin;

    private static bool IsReflected(Examination examination) =>
        examination.Replay(ReplayKind.FromForeignOrigin)?[CorsHeaderNames.AllowOrigin] == ForeignOrigin;
}
