namespace CorsFunctions.App.Tests.Support;

/// <summary>In the ASP.NET Core mode the host forwards the request by HTTP, and what cannot be forwarded never reaches the worker.</summary>
internal static class Forwarder
{
#if ASPNETCORE_MODE
    public const bool IsOn = true;
#else
    public const bool IsOn = false;
#endif

    /// <summary>The host's forwarder sends no header value with characters beyond ASCII, and answers 500 itself.</summary>
    public static bool MayRefuse(IEnumerable<string> lines) => IsOn && lines.Any(line => line.Any(c => !char.IsAscii(c)));
}
