using System.Net.Security;
using System.Net;
using System.Text;
using CorsFunctions.Browser;

namespace CorsFunctions.Cli.Check.Probing;

/// <summary>Sends single requests to the URL that the user named: no redirects, no cookies, no proxy, bounded reading.</summary>
internal sealed class Prober : IDisposable
{
    private readonly TimeProvider time;
    private readonly TimeSpan patience;
    private readonly HttpMessageInvoker client;
    private string? certificateFault;

    public Prober(TimeProvider time, TimeSpan patience)
    {
        this.time = time;
        this.patience = patience;
        client = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            ResponseHeaderEncodingSelector = (_, _) => Encoding.Latin1,
            RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                {
                    certificateFault = CertificateFault.Of(certificate, chain, errors);
                    return errors == SslPolicyErrors.None;
                },
            },
        });
    }

    public async Task<Reply> SendAsync(
        Uri url, string method, IEnumerable<HeaderLine> headers, string? body, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var request = Message(url, method, headers, body);
        certificateFault = null;
        try
        {
            using var response = await client.SendAsync(request, either.Token);
            return new Reply(await ReadAsync(response, either.Token), null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Reply(null, new Failure(Cause.Timeout, $"No answer from {url.Authority} within {patience.TotalSeconds:0.#} s. Give it longer by --timeout, or look whether a firewall drops the packets."));
        }
        catch (HttpRequestException e)
        {
            return new Reply(null, FailureText.Of(url, e, certificateFault));
        }
    }

    public void Dispose() => client.Dispose();

    private static HttpRequestMessage Message(Uri url, string method, IEnumerable<HeaderLine> headers, string? body)
    {
        // HTTP/2 where TLS negotiates it, as a browser does.
        var message = new HttpRequestMessage(new HttpMethod(method), url)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            Content = body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
        foreach (var header in headers)
        {
            if (!message.Headers.TryAddWithoutValidation(header.Name, header.Value))
            {
                // Content-Type and its like belong to the content for HttpClient, even where there is none.
                message.Content ??= new ByteArrayContent([]);
                message.Content.Headers.TryAddWithoutValidation(header.Name, header.Value);
            }
        }

        return message;
    }

    private static async Task<Answer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var lines = new List<HeaderLine>();
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
        {
            lines.AddRange(values.Select(value => new HeaderLine(name, value)));
        }

        var body = await BodyText.ReadAsync(response.Content, cancellationToken);
        return new Answer((int)response.StatusCode, response.ReasonPhrase ?? "", new HeaderList(lines), body);
    }
}
