using System.Net;
using System.Text;
using CorsFunctions.DevHost.Tests.Support;
using Microsoft.Azure.Functions.Worker;

namespace CorsFunctions.DevHost.Tests;

public sealed class ResultTests(SharedHost shared)
{
    private const string PlainText = "text/plain; charset=utf-8";
    private readonly RunningHost host = shared.Host;

    [Theory]
    [InlineData("hello é", "hello é")]
    [InlineData("", "")]
    [InlineData("{\"a\":1,\"b\":[]}", "{\n  \"a\": 1,\n  \"b\": []\n}")]
    [InlineData("[1, 2]", "[\n  1,\n  2\n]")]
    [InlineData("true", "True")]
    [InlineData("null", "")]
    [InlineData("1.0", "1")]
    [InlineData("\"quoted\"", "quoted")]
    [InlineData("{not json", "{not json")]
    public async Task Text_is_plain_text_and_json_in_it_is_written_anew(string returned, string body)
    {
        var response = await PostTextAsync(returned);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(PlainText, response.Content.Headers.ContentType!.ToString());
        Assert.Equal(body, (await response.Content.ReadAsStringAsync(RunningHost.Cancellation)).ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("""{"body":"x","status":201,"headers":{"X-A":"1","content-type":"text/html"}}""", 201, "text/html; charset=utf-8", "x")]
    [InlineData("""{"Body":{"a":1},"statusCode":"404"}""", 404, PlainText, "{\"a\":1}")]
    [InlineData("""{"body":null,"statusCode":true}""", 200, PlainText, "")]
    [InlineData("""{"body":[1,2]}""", 200, PlainText, "System.Collections.Generic.List`1[System.Object]")]
    [InlineData("""{"body":{"a":1},"enableContentNegotiation":true}""", 200, "application/json; charset=utf-8", "{\"a\":1}")]
    public async Task Object_with_a_body_is_a_response(string returned, int status, string contentType, string body)
    {
        var response = await PostTextAsync(returned);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(contentType, response.Content.Headers.ContentType!.ToString());
        Assert.Equal(body, await response.Content.ReadAsStringAsync(RunningHost.Cancellation));
        Assert.Equal(status == 201, response.Headers.Contains("X-A"));
    }

    [Fact]
    public async Task Object_is_indented_json_as_plain_text()
    {
        var response = await host.GetAsync("/api/result_object");

        Assert.Equal(PlainText, response.Content.Headers.ContentType!.ToString());
        Assert.Equal(
            "{\n  \"Name\": \"a\",\n  \"List\": [\n    1\n  ]\n}",
            (await response.Content.ReadAsStringAsync(RunningHost.Cancellation)).ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Bytes_have_no_content_type()
    {
        var response = await host.GetAsync("/api/result_bytes");

        Assert.Null(response.Content.Headers.ContentType);
        Assert.Equal([1, 2, 3], await response.Content.ReadAsByteArrayAsync(RunningHost.Cancellation));
    }

    [Theory]
    [InlineData("result_null")]
    [InlineData("result_void")]
    [InlineData("result_task")]
    [InlineData("result_marked_empty")]
    public async Task Nothing_is_204(string function)
    {
        var response = await host.GetAsync($"/api/{function}");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Null(response.Content.Headers.ContentType);
    }

    [Fact]
    public async Task Response_headers_are_a_map_whose_values_are_joined_by_a_comma()
    {
        var response = await host.SendRawAsync("GET /api/result_response HTTP/1.1\nHost: h\nConnection: close\n\n");

        Assert.Equal(202, response.Status);
        Assert.Equal(["a,b"], response.Values("X-Twice"));
        Assert.Equal(["text/x-test"], response.Values("Content-Type"));
        Assert.Equal(
            ["plain=1; path=/", "rich=2; max-age=60; path=/p; secure; samesite=none; httponly"],
            response.Values("Set-Cookie"));
        Assert.Contains("body", response.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_response_has_no_body()
    {
        var response = await host.SendRawAsync("GET /api/result_no_content HTTP/1.1\nHost: h\nConnection: close\n\n");

        Assert.Equal((204, ""), (response.Status, response.Body));
    }

    [Fact]
    public async Task Head_gets_the_headers_without_the_body()
    {
        var response = await host.SendRawAsync("HEAD /api/result_response HTTP/1.1\nHost: h\nConnection: close\n\n");

        Assert.Equal((202, ""), (response.Status, response.Body));
        Assert.Equal(["a,b"], response.Values("X-Twice"));
    }

    [Fact]
    public async Task Response_object_can_be_sent_once()
    {
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/api/result_kept")).StatusCode);
        Assert.Equal(HttpStatusCode.InternalServerError, (await host.GetAsync("/api/result_kept")).StatusCode);
    }

    [Theory]
    [InlineData("result_typed", HttpStatusCode.Created, "typed")]
    [InlineData("result_marked", HttpStatusCode.OK, "marked")]
    public async Task Http_property_of_a_multi_output_result_is_the_response(string function, HttpStatusCode status, string body)
    {
        var response = await host.GetAsync($"/api/{function}");

        Assert.Equal((status, body), (response.StatusCode, await response.Content.ReadAsStringAsync(RunningHost.Cancellation)));
    }

    [Fact]
    public async Task Output_of_another_kind_leaves_the_result_to_mvc()
    {
        var response = await host.GetAsync("/api/result_queue");

        Assert.Equal(PlainText, response.Content.Headers.ContentType!.ToString());
        Assert.Equal("to the queue", await response.Content.ReadAsStringAsync(RunningHost.Cancellation));
    }

    [Fact]
    public async Task Response_set_as_result_of_a_multi_output_function_is_dumped_as_json()
    {
        var spy = new Spy
        {
            Around = async (context, _) =>
            {
                var response = (await context.GetHttpRequestDataAsync())!.CreateResponse();
                response.StatusCode = HttpStatusCode.NoContent;
                response.Headers.Add("X-Lost", "1");
                context.GetInvocationResult().Value = response;
            },
        };
        await using var host = await RunningHost.StartAsync(spy.AddTo);

        var response = await host.GetAsync("/api/result_typed");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(response.Headers.Contains("X-Lost"));
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(
            """{"method":"","query":{},"statusCode":"204","headers":{"X-Lost":"1"},"enableContentNegotiation":false,"cookies":[],"body":""}""",
            await response.Content.ReadAsStringAsync(RunningHost.Cancellation));
    }

    [Fact]
    public async Task Object_set_as_result_of_a_multi_output_function_is_spread_over_its_outputs()
    {
        var spy = new Spy
        {
            Around = (context, _) =>
            {
                context.GetInvocationResult().Value = new { Answer = "spread" };
                return Task.CompletedTask;
            },
        };
        await using var host = await RunningHost.StartAsync(spy.AddTo);

        Assert.Equal("spread", await host.GetTextAsync("/api/result_marked"));
    }

    private Task<HttpResponseMessage> PostTextAsync(string text)
        => host.Client.PostAsync("/api/result_text", new ByteArrayContent(Encoding.UTF8.GetBytes(text)), RunningHost.Cancellation);
}
