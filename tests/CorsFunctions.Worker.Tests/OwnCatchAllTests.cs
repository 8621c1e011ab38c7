using CorsFunctions.Worker.Tests.Support;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.Extensions.DependencyInjection;

namespace CorsFunctions.Worker.Tests;

/// <summary>The library's catch-alls beside those of the app, and beside the host's home page.</summary>
public class OwnCatchAllTests
{
    // "z_" would sort after "zz_": the host ignores case, and then '_' comes after every letter.
    [Theory]
    [InlineData("proxy")]
    [InlineData("z_proxy")]
    [InlineData("zz_proxy")]
    [InlineData("zzz")]
    public async Task Catch_all_of_the_app_for_every_method_gets_its_requests_in_both_modes(string name)
    {
        foreach (var mode in Enum.GetValues<Mode>())
        {
            await using var app = await StartAsync(mode, name, methods: "");

            var response = await app.GetAsync("/api/no/such");
            var preflight = await app.PreflightAsync("/api/no/such");
            var options = await app.SendAsync("OPTIONS", "/api/no/such", TestApp.Origin);

            Assert.Equal((200, 204, 200), (response.Status, preflight.Status, options.Status));
            Assert.Equal([name, name], app.Reached);
            ResponseTests.AssertHeaders(response);
        }
    }

    [Theory]
    [InlineData("\"options\"")]
    [InlineData("\"get\",\"post\",\"options\"")]
    public async Task Catch_all_of_the_app_for_some_methods_gets_those_in_both_modes(string methods)
    {
        foreach (var mode in Enum.GetValues<Mode>())
        {
            await using var app = await StartAsync(mode, "own", methods);

            var options = await app.SendAsync("OPTIONS", "/api/no/such", TestApp.Origin);
            var preflight = await app.PreflightAsync("/api/no/such");
            var missing = await app.SendAsync("DELETE", "/api/no/such", TestApp.Origin);

            Assert.Equal((200, 204, 404), (options.Status, preflight.Status, missing.Status));
            Assert.Equal(["own"], app.Reached);
            ResponseTests.AssertHeaders(missing);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Root_under_an_empty_prefix_is_no_404_for_probes(bool answerNotFound)
    {
        await using var app = await TestApp.StartAsync(new TestAppSetup(Arrangement.Plain) { RoutePrefix = "", Configure = options => options.AnswerNotFound = answerNotFound });

        var root = await app.GetAsync("/", origin: null);
        var preflight = await app.PreflightAsync("/");
        var missing = await app.GetAsync("/no/such");

        Assert.Equal((204, 204, 404), (root.Status, preflight.Status, missing.Status));
        Assert.Equal(TestApp.Origin, preflight.Value("Access-Control-Allow-Origin"));
    }

    private static Task<TestApp> StartAsync(Mode mode, string name, string methods) => TestApp.StartAsync(new TestAppSetup(Arrangement.Of(mode))
    {
        Services = services => services.AddSingleton<IFunctionMetadataTransformer>(new OneMore(name, methods)),
    });

    /// <summary>Adds a copy of the function "options" that takes every path.</summary>
    private sealed class OneMore(string name, string methods) : IFunctionMetadataTransformer
    {
        public string Name => nameof(OneMore);

        public void Transform(IList<IFunctionMetadata> original)
        {
            var copied = original.First(function => function.Name == "options");
            var list = methods.Length == 0 ? "" : $", \"methods\": [{methods}]";
            original.Add(new DefaultFunctionMetadata
            {
                Name = name,
                EntryPoint = copied.EntryPoint,
                ScriptFile = copied.ScriptFile,
                Language = copied.Language,
                RawBindings =
                [
                    $$"""{"name":"request","type":"httpTrigger","direction":"In","authLevel":"Anonymous","route":"{*path}"{{list}}}""",
                    """{"name":"$return","type":"http","direction":"Out"}""",
                ],
            });
        }
    }
}
