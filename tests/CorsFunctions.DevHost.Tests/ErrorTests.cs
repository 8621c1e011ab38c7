using System.Net;
using CorsFunctions.DevHost.Tests.Support;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.Logging;

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

    [Fact]
    public async Task Exception_is_logged_once_with_the_functions_name()
    {
        var log = new LogList();
        await using var host = await RunningHost.StartAsync(builder => builder.Logging.AddProvider(log));

        await host.GetAsync("/api/throws");

        var entry = Assert.Single(log.Entries, entry => entry.Level == LogLevel.Error);
        Assert.Contains("'throws'", entry.Message, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(entry.Exception);
    }

    [Theory]
    [InlineData("throws", typeof(InvalidOperationException))]
    [InlineData("throws_later", typeof(AggregateException))]
    public async Task Middleware_sees_the_exception_of_an_asynchronous_function_wrapped(string function, Type type)
    {
        Exception? seen = null;
        var spy = new Spy
        {
            Around = async (context, next) =>
            {
                seen = await Record.ExceptionAsync(() => next());
                var response = (await context.GetHttpRequestDataAsync())!.CreateResponse(HttpStatusCode.InternalServerError);
                response.Headers.Add("X-Caught", "1");
                context.GetInvocationResult().Value = response;
            },
        };
        await using var host = await RunningHost.StartAsync(spy.AddTo);

        var response = await host.GetAsync($"/api/{function}");

        Assert.Equal(type, seen!.GetType());
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.True(response.Headers.Contains("X-Caught"));
    }

    [Fact]
    public async Task Error_of_reading_json_arrives_wrapped()
    {
        var response = await shared.Host.Client.PostAsync("/api/not_json", new StringContent("{"), RunningHost.Cancellation);

        Assert.Equal("JsonException", await response.Content.ReadAsStringAsync(RunningHost.Cancellation));
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
