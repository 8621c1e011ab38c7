using System.Text;
using Azure.Core.Serialization;
using CorsFunctions.DevHost.Hosting;
using CorsFunctions.DevHost.Tests.Support;
using CorsFunctions.Worker;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CorsFunctions.DevHost.Tests;

/// <summary>Two readings of the host's source, the middleware's and DevHost's, have to give the same response.</summary>
public sealed class HostRenderingTests
{
    private static readonly JsonObjectSerializer Serializer = new();

    public static IEnumerable<TheoryDataRow<object?>> Results =>
    [
        new(null), new("text"), new(""), new("{\"a\":1}"), new("[]"), new("true"), new("null"), new("12"), new("\"q\""), new("{broken"), new("é € 𝄞"),
        new("\"2026-01-02T03:04:05Z\""), new("{\"d\":\"2026-01-02T03:04:05Z\"}"), new(" {} "), new("1 2"), new("// comment\n{}"), new("NaN"),
        new("{\"body\":\"x\"}"), new("{\"BODY\":1.50,\"Status\":\"201\"}"), new("{\"body\":{\"a\":[1]},\"statusCode\":418,\"status\":200}"),
        new("{\"body\":null}"), new("{\"body\":[1]}"), new("{\"body\":\"x\",\"headers\":{\"X-A\":\"1\",\"Content-Type\":\"text/html\"}}"),
        new("{\"body\":\"x\",\"headers\":{\"x-number\":1,\"x-bool\":true}}"), new("{\"body\":\"x\",\"headers\":[1]}"),
        new("{\"body\":\"2026-01-02T03:04:05Z\"}"), new("{\"body\":true}"), new("{\"status\":404}"), new("{\"body\":\"x\",\"status\":\"abc\"}"),
        new(Array.Empty<byte>()), new(Encoding.UTF8.GetBytes("{\"a\":1}")),
        new(5), new(1.5), new(true), new('c'), new(Guid.Empty), new(DayOfWeek.Friday), new(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc)),
        new(new[] { 1, 2 }), new(new Dictionary<string, object> { ["a"] = 1 }), new(new { Body = "b", StatusCode = 202 }), new(new { Date = new DateTime(2026, 1, 2) }),
        new(typeof(string)), new(new { a = (string?)null }),
    ];

    [Theory]
    [MemberData(nameof(Results), DisableDiscoveryEnumeration = true)]
    public async Task Middlewares_response_is_the_hosts(object? result)
    {
        var expected = await RenderAsync(result);
        (int Status, string? ContentType, string Others, string Body)? actual = null;
        var spy = new Spy
        {
            Around = async (context, _) =>
            {
                var request = await context.GetHttpRequestDataAsync();
                var response = await HostResponse.CreateAsync(request!, result);
                actual = await RenderAsync(response);
            },
        };
        await using var host = await RunningHost.StartAsync(spy.AddTo);

        await host.GetAsync("/api/nameless");

        Assert.Equal(expected, actual);
    }

    private static async Task<(int Status, string? ContentType, string Others, string Body)> RenderAsync(object? result)
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;
        var content = await HostedValue.FromWorkerAsync(result, Serializer);
        await (content is null ? ObjectResult.WriteAsync(context.Response, null) : HttpResult.WriteAsync(context.Response, content));
        var others = context.Response.Headers.Where(header => !header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase));
        return (
            context.Response.StatusCode,
            context.Response.ContentType,
            string.Join('\n', others.Select(header => $"{header.Key}: {header.Value}").Order(StringComparer.Ordinal)),
            Convert.ToHexString(body.ToArray()));
    }
}
