using System.Net;
using CorsFunctions.DevHost.Tests.Support;

namespace CorsFunctions.DevHost.Tests;

/// <summary>Built apps in Microsoft's template style, as child processes, in both of the worker's modes.</summary>
public abstract class ChildTests(ChildFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private HttpClient Client => fixture.App.Client;

    [Fact]
    public async Task Template_function_answers()
        => Assert.Equal("Welcome to Azure Functions!", await Client.GetStringAsync(new Uri("/api/Function1", UriKind.Relative), Cancellation));

    [Fact]
    public async Task Redirect_is_handed_on()
    {
        var response = await Client.GetAsync(new Uri("/api/redirect", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.StartsWith("/api/", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Megabytes_go_both_ways()
    {
        Assert.Equal(1_000_000, (await Client.GetByteArrayAsync(new Uri("/api/stream", UriKind.Relative), Cancellation)).Length);
        var response = await Client.PostAsync(new Uri("/api/upload", UriKind.Relative), new ByteArrayContent(new byte[5_000_000]), Cancellation);
        Assert.Equal("5000000 bytes", await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task Body_over_the_limit_is_413()
    {
        var response = await RawHttp.SendAsync(
            fixture.App.Address, $"POST /api/upload HTTP/1.1\nHost: h\nContent-Length: {ChildFixture.MaxBody + 1}\nConnection: close\n\n");

        Assert.Equal(413, response.Status);
    }

    [Fact]
    public async Task Cookies_of_one_response_are_lines_of_their_own()
    {
        var response = await Client.GetAsync(new Uri("/api/own_headers", UriKind.Relative), Cancellation);

        Assert.Equal(2, response.Headers.GetValues("Set-Cookie").Count());
    }

    [Fact]
    public async Task Multi_output_result_has_its_response()
        => Assert.Equal(HttpStatusCode.Accepted, (await Client.GetAsync(new Uri("/api/multi", UriKind.Relative), Cancellation)).StatusCode);

    [Fact]
    public async Task Exception_is_an_empty_500()
    {
        var response = await Client.GetAsync(new Uri("/api/throws", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Fact]
    public async Task Client_that_goes_cancels_the_function()
    {
        using var client = new CancellationTokenSource();
        var request = Client.GetAsync(new Uri("/api/slow", UriKind.Relative), client.Token);
        await fixture.ReadUntilAsync("slow: entered");

        await client.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        await fixture.ReadUntilAsync("slow: cancelled");
    }

    [Theory]
    [InlineData("/api/Function1", 200)]
    [InlineData("/nothing", 404)]
    [InlineData("/admin/host/status", 404)]
    [InlineData("/", 200)]
    public async Task Every_answer_has_the_custom_headers_of_host_json(string path, int status)
    {
        var response = await Client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
    }
}

public sealed class PlainChildTests(PlainFixture fixture) : ChildTests(fixture), IClassFixture<PlainFixture>;

public sealed class AspNetCoreChildTests(AspNetCoreFixture fixture) : ChildTests(fixture), IClassFixture<AspNetCoreFixture>
{
    private HttpClient Client { get; } = fixture.App.Client;

    [Theory]
    [InlineData("/api/result", "{\"kind\":\"result\"}")]
    [InlineData("/api/flush", "first second")]
    [InlineData("/api/request_data", "/api/request_data ")]
    public async Task Result_of_every_kind_is_forwarded(string path, string body)
        => Assert.Equal(body, await Client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken));
}

/// <summary>One app for the tests of a class.</summary>
public abstract class ChildFixture(string name) : IAsyncLifetime
{
    public const int MaxBody = 6_000_000;

    public ChildApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync() => App = await ChildApp.StartAsync(
        BuiltApps.Folder(name),
        new Dictionary<string, string> { ["Cors__PolicyFile"] = "none.json", ["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"] = $"{MaxBody}" },
        cancellationToken: TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await App.DisposeAsync();
    }

    public async Task ReadUntilAsync(string text)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        while (!App.Output.ToString().Contains(text, StringComparison.Ordinal))
        {
            Assert.True(await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken));
        }
    }
}

public sealed class PlainFixture() : ChildFixture(BuiltApps.Plain);

public sealed class AspNetCoreFixture() : ChildFixture(BuiltApps.AspNetCore);
