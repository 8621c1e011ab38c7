using System.Net;
using CorsFunctions.DevHost.Tests.Support;
using Microsoft.Azure.Functions.Worker;

namespace CorsFunctions.DevHost.Tests;

public sealed class ErrorTests(SharedHost shared)
{
    [Theory]
    [InlineData("throws")]
    [InlineData("throws_later")]
    public async Task Exception_that_leaves_the_pipeline_is_500_without_headers(string function)
    {
        var response = await shared.Host.SendRawAsync($"GET /api/{function} HTTP/1.1\nHost: h\nConnection: close\n\n");

        Assert.Equal((500, ""), (response.Status, response.Body));
        Assert.Equal(["Connection", "Content-Length", "Date", "Server"], response.HeaderLines.Select(line => line.Split(':')[0]).Order());
        Assert.Equal(["0"], response.Values("Content-Length"));
    }

    [Theory]
    [InlineData("throws", "System.InvalidOperationException: synchronous")]
    [InlineData("throws_later", "System.InvalidOperationException: asynchronous")]
    public async Task Exception_is_shown_once_with_the_functions_name(string function, string exception)
    {
        await using var host = await RunningHost.StartAsync();

        await host.GetAsync($"/api/{function}");

        var output = host.Output.ToString();
        Assert.Equal(2, output.Split($"Executed 'Functions.{function}' (Failed").Length);
        Assert.Contains(exception, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Header_that_http_does_not_allow_is_500()
    {
        var spy = new Spy
        {
            Around = async (context, _) =>
            {
                var response = (await context.GetHttpRequestDataAsync())!.CreateResponse();
                response.Headers.TryAddWithoutValidation("X-Bad", "\u0001");
                context.GetInvocationResult().Value = response;
            },
        };
        await using var host = await RunningHost.StartAsync(spy.AddTo);

        Assert.Equal(HttpStatusCode.InternalServerError, (await host.GetAsync("/api/nameless")).StatusCode);
    }
}
