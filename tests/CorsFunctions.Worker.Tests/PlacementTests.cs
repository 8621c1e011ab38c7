using System.Net;
using CorsFunctions.Worker.Tests.Support;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CorsFunctions.Worker.Tests;

public class PlacementTests
{
    public static TheoryData<int> ThatRun => [.. Enumerable.Range(0, Arrangement.ThatRun.Count)];

    [Theory]
    [MemberData(nameof(ThatRun))]
    public async Task Authentication_after_it_runs_inside_of_it(int arrangement)
    {
        await using var app = await TestApp.StartAsync(new TestAppSetup(Arrangement.ThatRun[arrangement])
        {
            Inner = builder => builder.UseMiddleware(async (context, next) =>
            {
                if (context.GetHttpContext() is { } http)
                {
                    http.Response.StatusCode = 401;
                }
                else
                {
                    context.GetInvocationResult().Value = (await context.GetHttpRequestDataAsync())!.CreateResponse(HttpStatusCode.Unauthorized);
                }
            }),
        });

        var response = await app.GetAsync("/api/created");
        var preflight = await app.PreflightAsync("/api/created");

        Assert.Equal((401, 204), (response.Status, preflight.Status));
        ResponseTests.AssertHeaders(response);
        Assert.Equal(TestApp.Origin, preflight.Value("Access-Control-Allow-Origin"));
        Assert.Equal(["created"], app.Reached);
    }

    [Theory]
    [InlineData(0, "Remove ConfigureFunctionsWorkerDefaults() and write ConfigureFunctionsWebApplication(worker => worker.UseCorsPolicies()).")]
    [InlineData(1, "Move it into the first call that configures the worker, as in ConfigureFunctionsWebApplication(worker => worker.UseCorsPolicies()).")]
    public async Task Order_that_cannot_work_stops_the_start_with_the_line_to_move(int arrangement, string sentence)
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => TestApp.StartAsync(new TestAppSetup(Arrangement.ThatStop[arrangement])));

        Assert.EndsWith(sentence, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Integration_that_is_not_seen_to_be_added_stops_the_start()
    {
        // As a later version of the integration might do: the capability is there, and its middleware is not where it was.
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => TestApp.StartAsync(new TestAppSetup(Arrangement.Plain)
        {
            Services = services => services.Configure<WorkerOptions>(options => options.Capabilities["HttpUri"] = "http://localhost:1/"),
        }));

        Assert.EndsWith("Call UseCorsPolicies() on the line after ConfigureFunctionsWebApplication().", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policies_that_nothing_uses_stop_the_start()
    {
        var unused = new Arrangement("AddCorsPolicies()", Mode.Plain, program => program.Build(builder => builder.Services.AddCorsPolicies()));

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => TestApp.StartAsync(new TestAppSetup(unused)));

        Assert.Contains("Call builder.UseCorsPolicies()", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_of_every_call_count_and_code_goes_before_settings()
    {
        var thrice = new Arrangement("three calls", Mode.Plain, program => program.Build(builder =>
        {
            builder.Services.AddCorsPolicies(options => options.PreflightStatus = 201);
            builder.UseCorsPolicies(options => options.RefusedPreflightStatus = 403);
            builder.Services.AddCorsPolicies(options => options.DecisionHeader = true);
        }));
        await using var app = await TestApp.StartAsync(new TestAppSetup(thrice)
        {
            Settings = new Dictionary<string, string?> { ["Cors:PreflightStatus"] = "202", ["Cors:RefusedPreflightStatus"] = "200" },
        });

        var allowed = await app.PreflightAsync("/api/created");
        var refused = await app.PreflightAsync("/api/created", TestApp.Evil);

        Assert.Equal((201, 403, "allowed; row=\"apps\""), (allowed.Status, refused.Status, allowed.Value("Cors-Decision")));
    }
}
