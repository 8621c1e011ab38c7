using System.Net;
using CorsFunctions.Worker.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.Hosting;

namespace CorsFunctions.Worker.Tests;

/// <summary>What docs/middleware-order.md says.</summary>
public class MiddlewareOrderTests
{
    [Theory]
    [InlineData(Mode.Plain, false)]
    [InlineData(Mode.Plain, true)]
    [InlineData(Mode.AspNetCore, false)]
    [InlineData(Mode.AspNetCore, true)]
    public async Task Authentication_answers_with_the_headers_only_when_it_comes_after(Mode mode, bool after)
    {
        await using var app = await StartAsync(mode, after, (context, next) => AnswerAsync(context, HttpStatusCode.Unauthorized));

        var response = await app.GetAsync("/api/created");
        var preflight = await app.PreflightAsync("/api/created");

        Assert.Equal((401, after), (response.Status, response.CorsLines.Any()));
        Assert.Equal((after ? 204 : 401, after), (preflight.Status, preflight.CorsLines.Any()));
    }

    [Theory]
    [InlineData(Mode.Plain, false, 500)]
    [InlineData(Mode.Plain, true, 503)]
    [InlineData(Mode.AspNetCore, false, 503)]
    [InlineData(Mode.AspNetCore, true, 503)]
    public async Task Answer_of_an_exception_handler_carries_the_headers_and_in_plain_mode_it_has_to_come_after(Mode mode, bool after, int status)
    {
        await using var app = await StartAsync(mode, after, async (context, next) =>
        {
            try
            {
                await next();
            }
            catch (Exception)
            {
                await AnswerAsync(context, HttpStatusCode.ServiceUnavailable);
            }
        });

        var response = await app.GetAsync("/api/throws");

        Assert.Equal(status, response.Status);
        ResponseTests.AssertHeaders(response);
    }

    [Theory]
    [InlineData(Mode.Plain, false)]
    [InlineData(Mode.Plain, true)]
    [InlineData(Mode.AspNetCore, false)]
    [InlineData(Mode.AspNetCore, true)]
    public async Task Reader_of_the_body_that_rewinds_it_may_come_before_or_after(Mode mode, bool after)
    {
        var read = "";
        await using var app = await StartAsync(mode, after, async (context, next) =>
        {
            context.GetHttpContext()?.Request.EnableBuffering();
            var body = context.GetHttpContext()?.Request.Body ?? (await context.GetHttpRequestDataAsync())!.Body;
            read = await new StreamReader(body).ReadToEndAsync();
            body.Position = 0;
            await next();
        });

        var response = await RawHttp.SendAsync(app.Address, new RawRequest("POST", "/api/echo", $"Origin: {TestApp.Origin}") { Body = "body" });

        Assert.Equal("body", read);
        Assert.Contains("/api/echo: body", response.Body, StringComparison.Ordinal);
        ResponseTests.AssertHeaders(response);
    }

    [Theory]
    [InlineData(Mode.Plain, false, false)]
    [InlineData(Mode.Plain, true, true)]
    [InlineData(Mode.AspNetCore, false, true)]
    [InlineData(Mode.AspNetCore, true, true)]
    public async Task Response_that_replaces_another_carries_the_headers_unless_it_comes_from_before_in_plain_mode(Mode mode, bool after, bool headers)
    {
        await using var app = await StartAsync(mode, after, async (context, next) =>
        {
            await next();
            context.GetHttpContext()?.Response.Clear();
            await AnswerAsync(context, HttpStatusCode.Accepted);
        });

        var response = await app.GetAsync("/api/status/200");

        Assert.Equal((202, headers), (response.Status, response.CorsLines.Any()));
    }

    private static Task<TestApp> StartAsync(Mode mode, bool after, Func<FunctionContext, Func<Task>, Task> middleware)
    {
        Action<IFunctionsWorkerApplicationBuilder> use = builder => builder.UseMiddleware(middleware);
        return TestApp.StartAsync(new TestAppSetup(Arrangement.Of(mode)) { Outer = after ? null : use, Inner = after ? use : null });
    }

    private static async Task AnswerAsync(FunctionContext context, HttpStatusCode status)
    {
        if (context.GetHttpContext() is { } http)
        {
            http.Response.StatusCode = (int)status;
        }
        else
        {
            context.GetInvocationResult().Value = (await context.GetHttpRequestDataAsync())!.CreateResponse(status);
        }
    }
}
