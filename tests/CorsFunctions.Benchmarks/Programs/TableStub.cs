using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CorsFunctions.Benchmarks.Programs;

/// <summary>
/// A table service and a managed identity's token endpoint on the loopback address, which answer as Azure's do, after a latency that
/// the measurement sets.
/// </summary>
internal sealed class TableStub : IAsyncDisposable
{
    public const string Argument = "--table-stub";
    public const string App = "default";
    private const string Account = "account";
    private const int RowsOfPage = 1000;

    private readonly WebApplication app;
    private readonly X509Certificate2 certificate = CreateCertificate();
    private readonly byte[][] pages;
    private readonly TimeSpan latency;
    private int edits;

    private TableStub(int rows, TimeSpan latency)
    {
        this.latency = latency;
        pages = [.. Enumerable.Range(0, rows).Chunk(RowsOfPage).Select(Page)];
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate));
        });
        builder.WebHost.UseKestrelHttpsConfiguration();
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Convert.ToBase64String(new byte[64])};TableEndpoint={Http}{Account};";

    /// <summary>Settings of an app that reads the table by its managed identity; the last makes .NET trust the stub's certificate.</summary>
    public IEnumerable<KeyValuePair<string, string>> IdentitySettings(string certificateFile)
    {
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem());
        return
        [
            new("CorsStorage__tableServiceUri", $"{app.Urls.Single(url => url.StartsWith("https", StringComparison.Ordinal))}/{Account}"),
            new("CorsStorage__credential", "managedidentity"),
            new("IDENTITY_ENDPOINT", $"{Http}token"),
            new("IDENTITY_HEADER", "secret"),
            new("SSL_CERT_FILE", certificateFile),
        ];
    }

    private Uri Http => new(app.Urls.Single(url => url.StartsWith("http:", StringComparison.Ordinal)));

    public static async Task<TableStub> StartAsync(int rows, TimeSpan latency)
    {
        var stub = new TableStub(rows, latency);
        await stub.app.StartAsync();
        return stub;
    }

    /// <summary>Serves in a process of its own, which prints the connection string, edits a row at each line that it reads, and ends with its input.</summary>
    public static async Task ServeAsync(int rows)
    {
        await using var stub = await StartAsync(rows, TimeSpan.Zero);
        Console.WriteLine(stub.ConnectionString);
        while (await Console.In.ReadLineAsync() is not null)
        {
            stub.edits++;
            stub.pages[0] = stub.Page([.. Enumerable.Range(0, Math.Min(rows, RowsOfPage))]);
            Console.WriteLine("edited");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        certificate.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (latency > TimeSpan.Zero)
        {
            await Task.Delay(latency);
        }

        if (context.Request.Path == "/token")
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(
                $$"""{"access_token":"token","expires_on":"{{DateTimeOffset.UtcNow.AddDays(1).ToUnixTimeSeconds()}}","resource":"https://storage.azure.com","token_type":"Bearer","client_id":"id"}""");
            return;
        }

        var page = context.Request.Query["NextRowKey"] is [{ } next] ? int.Parse(next, CultureInfo.InvariantCulture) : 0;
        if (page + 1 < pages.Length)
        {
            context.Response.Headers["x-ms-continuation-NextPartitionKey"] = App;
            context.Response.Headers["x-ms-continuation-NextRowKey"] = (page + 1).ToString(CultureInfo.InvariantCulture);
        }

        context.Response.ContentType = "application/json;odata=minimalmetadata;streaming=true;charset=utf-8";
        await context.Response.Body.WriteAsync(pages[page]);
    }

    private byte[] Page(int[] rows) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["odata.metadata"] = "https://account.table.core.windows.net/$metadata#CorsPolicies",
        ["value"] = new JsonArray([.. rows.Select(row => Row(row, edits))]),
    }.ToJsonString());

    public static JsonObject Row(int i, int edits) => new()
    {
        ["odata.etag"] = "W/\"datetime'2026-11-21T12%3A00%3A00.0000000Z'\"",
        ["PartitionKey"] = App,
        ["RowKey"] = $"tenant{i:D6}",
        ["Timestamp"] = "2026-11-21T12:00:00.0000000Z",
        ["Origins"] = $"https://app{i}.example.com, https://*.tenant{i}.example.com",
        ["Methods"] = "GET, PUT, DELETE",
        ["Headers"] = "Authorization, Content-Type",
        ["ExposedHeaders"] = "ETag, X-Request-Id",
        ["Credentials"] = true,
        ["MaxAge"] = i == 0 ? 600 + edits : 600,
        ["Notes"] = "asked for by the web team",
    };

    private static X509Certificate2 CreateCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
