using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CorsFunctions.Check.Tests.Servers;

/// <summary>
/// Answers just so: a configuration is a list of answers, each headed by the method (and <c>without</c> or <c>with</c> a header)
/// that it is for. It plays what cannot be had here: Azure.
/// </summary>
internal sealed class StubHost : IServerHost
{
    public string? Missing => null;

    public Task<RunningServer> StartAsync(string configuration, string? variant)
    {
        var answers = Parse(configuration);
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var stop = new CancellationTokenSource();
        var serving = ServeAsync(listener, answers, stop.Token);
        return Task.FromResult(new RunningServer(new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"), async () =>
        {
            await stop.CancelAsync();
            listener.Stop();
            await serving;
            stop.Dispose();
        }));
    }

    private static async Task ServeAsync(TcpListener listener, List<(Func<string, bool> Takes, string Text)> answers, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(cancellationToken);
                var buffer = new byte[64 * 1024];
                var length = await client.GetStream().ReadAsync(buffer, cancellationToken);
                var request = Encoding.Latin1.GetString(buffer, 0, length);
                var text = answers.First(answer => answer.Takes(request)).Text;
                await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text), cancellationToken);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    // "== OPTIONS with Access-Control-Request-Method", then the answer's lines; an empty line begins the body.
    private static List<(Func<string, bool> Takes, string Text)> Parse(string configuration)
    {
        var answers = new List<(Func<string, bool>, string)>();
        foreach (var part in ("\n" + configuration).Split("\n== ")[1..])
        {
            var head = part[..part.IndexOf('\n', StringComparison.Ordinal)].Split(' ');
            var text = part[(part.IndexOf('\n', StringComparison.Ordinal) + 1)..].Split("\n\n", 2);
            var body = text.ElementAtOrDefault(1)?.TrimEnd('\n') ?? "";
            var lines = text[0].TrimEnd('\n').ReplaceLineEndings("\r\n");
            var length = lines.Contains("204", StringComparison.Ordinal) ? "" : $"Content-Length: {body.Length}\r\n";
            answers.Add((request => Takes(head, request), $"{lines}\r\n{length}Connection: close\r\n\r\n{body}"));
        }

        return answers;
    }

    private static bool Takes(string[] head, string request) =>
        (head[0] == "*" || request.StartsWith(head[0] + " ", StringComparison.Ordinal))
        && (head.Length < 3 || request.Contains($"\r\n{head[2]}:", StringComparison.OrdinalIgnoreCase) == (head[1] == "with"));
}
