using System.Net;
using CorsFunctions.DevHost.Tests.Support;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CorsFunctions.DevHost.Tests;

public sealed class PipelineTests
{
    [Fact]
    public async Task Middlewares_run_in_the_order_of_registration_around_the_function()
    {
        var steps = new List<string>();
        await using var host = await RunningHost.StartAsync(builder =>
        {
            foreach (var name in new[] { "outer", "inner" })
            {
                builder.UseMiddleware(async (context, next) =>
                {
                    steps.Add($"{name} before {context.GetInvocationResult().Value ?? "nothing"}");
                    await next();
                    steps.Add($"{name} after {context.GetInvocationResult().Value}");
                });
            }
        });

        await host.GetAsync("/api/nameless");

        Assert.Equal(["outer before nothing", "inner before nothing", "inner after nameless", "outer after nameless"], steps);
    }

    [Fact]
    public async Task Middleware_type_is_one_singleton_and_the_services_of_an_invocation_are_scoped()
    {
        await using var host = await RunningHost.StartAsync(builder =>
        {
            builder.Services.AddScoped<Scoped>();
            builder.UseMiddleware<CountingMiddleware>();
        });

        Assert.Equal("1 True", await host.GetTextAsync("/api/nameless"));
        Assert.Equal("2 True", await host.GetTextAsync("/api/nameless"));
        Assert.Equal(2, Scoped.Disposed);
    }

    [Theory]
    [InlineData("/api/nameless", "replaced")]
    [InlineData("/api/items/1", "number_2")]
    public async Task Middleware_with_a_condition_runs_when_it_holds(string path, string expected)
    {
        await using var host = await RunningHost.StartAsync(builder => builder.UseWhen(
            context => context.FunctionDefinition.Name == "Nameless",
            (context, _) =>
            {
                context.GetInvocationResult().Value = "replaced";
                return Task.CompletedTask;
            }));

        Assert.Equal(expected, await host.GetTextAsync(path));
    }

    [Fact]
    public async Task Response_that_a_middleware_sets_answers_without_the_function()
    {
        var spy = new Spy { Around = async (context, _) => context.GetInvocationResult().Value = await TeapotAsync(context) };
        await using var host = await RunningHost.StartAsync(spy.AddTo);

        var response = await host.GetAsync("/api/throws");

        Assert.Equal((HttpStatusCode)418, response.StatusCode);
        Assert.Equal("short and stout", string.Join("", response.Headers.GetValues("X-Pot")));
    }

    [Fact]
    public async Task Request_object_is_the_same_for_middleware_and_function()
    {
        HttpRequestData? seen = null;
        var spy = new Spy
        {
            Around = async (context, next) =>
            {
                seen = await context.GetHttpRequestDataAsync();
                seen!.Headers.TryAddWithoutValidation("x-added", "by the middleware");
                await next();
            },
        };
        await using var host = await RunningHost.StartAsync(spy.AddTo);

        var json = await host.GetJsonAsync("/api/echo/x");

        Assert.Equal("by the middleware", json.GetProperty("headers").GetProperty("x-added").GetString());
        Assert.Same(spy.Seen.Single(), seen!.FunctionContext);
    }

    [Theory]
    [InlineData("/api/result_response", 202)]
    [InlineData("/api/result_typed", 201)]
    [InlineData("/api/nameless", null)]
    [InlineData("/api/result_marked", null)]
    public async Task Response_is_found_alone_and_in_a_multi_output_result(string path, int? status)
    {
        int? found = null;
        object? result = null;
        var spy = new Spy
        {
            Around = async (context, next) =>
            {
                await next();
                found = (int?)context.GetHttpResponseData()?.StatusCode;
                result = context.GetInvocationResult().Value;
            },
        };
        await using var host = await RunningHost.StartAsync(spy.AddTo);

        await host.GetAsync(path);

        Assert.Equal(status, found);
        Assert.Equal(path is "/api/result_typed" or "/api/result_marked", result is null);
    }

    [Fact]
    public async Task Output_binding_can_be_replaced()
    {
        var spy = new Spy
        {
            Around = async (context, next) =>
            {
                await next();
                var outputs = context.GetOutputBindings<object>().ToDictionary(output => output.Name);
                Assert.Equal(("http", "marked"), (outputs["Answer"].BindingType, outputs["Answer"].Value));
                Assert.Equal(("testQueue", "message"), (outputs["Message"].BindingType, outputs["Message"].Value));
                outputs["Answer"].Value = "replaced";
            },
        };
        await using var host = await RunningHost.StartAsync(spy.AddTo);

        Assert.Equal("replaced", await host.GetTextAsync("/api/result_marked"));
    }

    [Fact]
    public async Task Typed_result_has_to_be_of_the_type()
    {
        Exception? error = null;
        var spy = new Spy
        {
            Around = async (context, next) =>
            {
                await next();
                context.GetInvocationResult<string>().Value += "!";
                error = Record.Exception(() => context.GetInvocationResult<HttpResponseData>());
            },
        };
        await using var host = await RunningHost.StartAsync(spy.AddTo);

        Assert.Equal("nameless!", await host.GetTextAsync("/api/nameless"));
        Assert.IsType<InvalidOperationException>(error);
    }

    private static async Task<HttpResponseData> TeapotAsync(FunctionContext context)
    {
        var response = (await context.GetHttpRequestDataAsync())!.CreateResponse((HttpStatusCode)418);
        response.Headers.Add("X-Pot", "short and stout");
        return response;
    }

    private sealed class CountingMiddleware : IFunctionsWorkerMiddleware
    {
        private int _count;

        public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            var scoped = context.InstanceServices.GetRequiredService<Scoped>();
            context.GetInvocationResult().Value = $"{++_count} {scoped == context.InstanceServices.GetRequiredService<Scoped>()}";
            return Task.CompletedTask;
        }
    }

    private sealed class Scoped : IDisposable
    {
        public static int Disposed { get; private set; }

        public void Dispose() => Disposed++;
    }
}
