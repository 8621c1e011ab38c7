using CorsFunctions.Cli.Check.Examining;
using CorsFunctions.Cli.Check.Probing;
using CorsFunctions.Http;

namespace CorsFunctions.Cli.Check.Servers;

/// <summary>Names the server that has to be configured: the layer that does CORS, or that answered in its place.</summary>
internal static class ServerRecogniser
{
    public static Server Recognise(Examination examination)
    {
        var url = examination.Request.Url;

        // Where one answer has the headers and another lacks them, the layer that makes the headers is the one to mend.
        var answers = examination.Answers
            .OrderByDescending(answer => examination.Actual is not null && answer.Headers.Has(CorsHeaderNames.AllowOrigin));
        var named = answers.Select(answer => Of(url, answer)).Where(server => server.Kind != ServerKind.Unknown).ToList();
        return AzureServers.OfHost(url) is { } platform && named.All(server => server.Kind is ServerKind.AspNetCore)
            ? platform
            : named.FirstOrDefault(server => server.Kind is not ServerKind.AspNetCore)
                ?? named.FirstOrDefault()
                ?? Server.Unknown;
    }

    /// <summary>Who made one answer. Its body and its shape say more than its Server header, which proxies rewrite.</summary>
    public static Server Of(Uri url, Answer answer) =>
        WebServers.OfBody(answer)
        ?? AzureServers.OfAnswer(url, answer)
        ?? Frameworks.OfAnswer(answer)
        ?? WebServers.OfHeader(answer)
        ?? Server.Unknown;
}
