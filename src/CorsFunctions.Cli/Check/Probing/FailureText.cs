using System.Net.Sockets;

namespace CorsFunctions.Cli.Check.Probing;

/// <summary>Clear words for a request that brought no answer.</summary>
internal static class FailureText
{
    public static Failure Of(Uri url, HttpRequestException e, string? certificateFault)
    {
        var host = Printable.Text(url.Authority);
        return e.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => new Failure(Cause.Unreachable, $"The name '{Printable.Text(url.Host)}' has no address. Look for a slip in the URL."),
            HttpRequestError.SecureConnectionError when certificateFault is not null =>
                new Failure(Cause.Tls, $"TLS to {host} fails: {Printable.Text(certificateFault)}. A browser blocks it as well, before any CORS."),
            HttpRequestError.SecureConnectionError =>
                new Failure(Cause.Tls, $"TLS to {host} fails: {Printable.Text(Innermost(e).Message)} Perhaps this port speaks plain HTTP."),
            HttpRequestError.ConnectionError => new Failure(Cause.Unreachable, Connection(host, e)),
            HttpRequestError.ResponseEnded => new Failure(Cause.Unreachable, $"{host} closed the connection without an answer. Perhaps this port speaks TLS: write https."),
            HttpRequestError.ConfigurationLimitExceeded => new Failure(Cause.Unreachable, $"The answer of {host} has more than 64 KiB of headers. A browser refuses it as well."),
            _ => new Failure(Cause.Unreachable, $"What {host} answered is not HTTP: {Printable.Text(Innermost(e).Message)}"),
        };
    }

    private static string Connection(string host, HttpRequestException e) =>
        (Innermost(e) as SocketException)?.SocketErrorCode switch
        {
            SocketError.ConnectionRefused => $"{host} refuses the connection: nothing listens on this port, or a firewall refuses.",
            SocketError.NetworkUnreachable or SocketError.HostUnreachable => $"There is no way to {host} from here.",
            SocketError.ConnectionReset => $"{host} reset the connection.",
            _ => $"There is no connection to {host}: {Printable.Text(Innermost(e).Message)}",
        };

    private static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;
}
