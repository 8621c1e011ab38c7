using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CorsFunctions.Browser.Tests.Support;

/// <summary>A server on two free ports of the loopback interface: http, and https with a certificate made for the run.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private static readonly X509Certificate2 Certificate = MakeCertificate();

    private readonly WebApplication app;

    private LoopbackServer(WebApplication app) => this.app = app;

    /// <summary>What tells the browser to take this certificate, and no other faulty one.</summary>
    public static string CertificateHash { get; } = Convert.ToBase64String(SHA256.HashData(Certificate.PublicKey.ExportSubjectPublicKeyInfo()));

    public int HttpPort => PortOf("http:");

    public int HttpsPort => PortOf("https:");

    public static async Task<LoopbackServer> StartAsync(RequestDelegate handle)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(Certificate));
        });
        var app = builder.Build();
        app.Run(handle);
        await app.StartAsync();
        return new LoopbackServer(app);
    }

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        await app.StopAsync(atOnce.Token);
        await app.DisposeAsync();
    }

    private int PortOf(string scheme) => new Uri(app.Urls.Single(url => url.StartsWith(scheme, StringComparison.Ordinal))).Port;

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=CorsFunctions tests", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
