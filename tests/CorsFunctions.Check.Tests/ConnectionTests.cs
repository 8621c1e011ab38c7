using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CorsFunctions.Check.Tests.Running;
using CorsFunctions.Check.Tests.Servers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace CorsFunctions.Check.Tests;

/// <summary>Servers that do not answer, or not in HTTP: the cause is the connection's, in clear words.</summary>
public sealed class ConnectionTests
{
    [Fact]
    public async Task Refused_connection_is_unreachable()
    {
        var result = await Doctor.CheckAsync(new Uri("http://127.0.0.1:1/x"));

        Assert.Equal((1, "unreachable"), (result.ExitCode, result["cause"]));
        Assert.Contains("refuses the connection", result["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_without_address_is_unreachable()
    {
        var result = await Doctor.CheckAsync(new Uri("http://nowhere.invalid/x"));

        Assert.Equal("unreachable", result["cause"]);
    }

    [Fact]
    public async Task Silent_server_is_a_timeout()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        var result = await Doctor.CheckAsync(UrlOf(listener), "--timeout", "0.3");

        Assert.Equal((1, "timeout"), (result.ExitCode, result["cause"]));
        Assert.Contains("within 0.3 s", result["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_without_end_is_not_waited_for_beyond_the_timeout()
    {
        await using var server = await RawServer.StartAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nabc", keepOpen: true);

        var result = await Doctor.CheckAsync(server.Address, "--timeout", "0.3");

        Assert.Equal("timeout", result["cause"]);
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nno colon here\r\n\r\n")]
    [InlineData("")]
    public async Task What_is_not_http_is_unreachable(string answer)
    {
        await using var server = await RawServer.StartAsync(answer);

        var result = await Doctor.CheckAsync(server.Address);

        Assert.Equal((1, "unreachable"), (result.ExitCode, result["cause"]));
    }

    [Fact]
    public async Task Headers_without_end_are_unreachable()
    {
        await using var server = await RawServer.StartAsync("HTTP/1.1 200 OK\r\nX-A: " + new string('a', 100_000) + "\r\n\r\n");

        var result = await Doctor.CheckAsync(server.Address);

        Assert.Equal("unreachable", result["cause"]);
        Assert.Contains("64 KiB", result["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificate_that_nobody_trusts_is_tls()
    {
        await using var app = await StartAsync(options => options.UseHttps(SelfSigned()));

        var result = await Doctor.CheckAsync(new Uri(app.Urls.First() + "/x"));

        Assert.Equal((1, "tls"), (result.ExitCode, result["cause"]));
        Assert.Contains("no authority that this machine trusts", result["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plain_server_asked_for_tls_is_tls()
    {
        await using var server = await RawServer.StartAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");

        var result = await Doctor.CheckAsync(new Uri($"https://127.0.0.1:{server.Address.Port}/x"));

        Assert.Equal("tls", result["cause"]);
        Assert.Contains("plain HTTP", result["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task IPv6_host_is_checked_like_any_other()
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "This machine has no IPv6.");
        await using var app = await StartAsync(_ => { }, IPAddress.IPv6Loopback);

        var result = await Doctor.CheckAsync(new Uri($"http://[::1]:{new Uri(app.Urls.First()).Port}/x"));

        Assert.Equal((0, "none"), (result.ExitCode, result["cause"]));
    }

    [Fact]
    public async Task Http2_is_spoken_where_tls_negotiates_it()
    {
        // The tool as a process of its own, which trusts the certificate by SSL_CERT_FILE.
        using var certificate = SelfSigned();
        var file = Path.Combine(AppContext.BaseDirectory, "localhost.pem");
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem(), TestContext.Current.CancellationToken);
        await using var app = await StartAsync(options =>
        {
            options.Protocols = HttpProtocols.Http2;
            options.UseHttps(certificate);
        });

        var result = await Doctor.RunProcessAsync(
            new Dictionary<string, string> { ["SSL_CERT_FILE"] = file },
            $"https://localhost:{new Uri(app.Urls.First()).Port}/x", "--origin", Doctor.Origin, "--method", "PUT", "--output", "json");

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Equal("none", result["cause"]);
    }

    private static Uri UrlOf(TcpListener listener) => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/x");

    private static async Task<WebApplication> StartAsync(Action<ListenOptions> configure, IPAddress? address = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(options => options.Listen(address ?? IPAddress.Loopback, 0, configure));
        var app = builder.Build();
        app.Run(context =>
        {
            context.Response.StatusCode = 204;
            context.Response.Headers.AccessControlAllowOrigin = "*";
            context.Response.Headers.AccessControlAllowMethods = "PUT";
            context.Response.Headers.AccessControlAllowHeaders = "authorization, content-type";
            return Task.CompletedTask;
        });
        await app.StartAsync();
        return app;
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
