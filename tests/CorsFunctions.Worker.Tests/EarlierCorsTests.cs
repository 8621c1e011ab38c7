using CorsFunctions.Worker.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CorsFunctions.Worker.Tests;

public class EarlierCorsTests
{
    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.AspNetCore)]
    public async Task AddCors_is_met_by_what_to_do(Mode mode) => Assert.Equal(
        ["CORS from before UseCorsPolicies: AddCors() answers no preflight of a function app, and UseCors() in a startup filter leaves preflights waiting until they fail. Remove both, and write the origins as rows"],
        await AdvicesAsync(mode, services => services.AddCors(options => options.AddDefaultPolicy(policy => policy.WithOrigins(TestApp.Origin)))));

    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.AspNetCore)]
    public async Task App_without_it_gets_no_advice(Mode mode) => Assert.Empty(await AdvicesAsync(mode, _ => { }));

    [Theory]
    [InlineData("CORS_ORIGINS", "https://a.example;https://b.example", "The setting CORS_ORIGINS is not read: origins are rows. Write Cors:Policies:0:Origins = 'https://a.example, https://b.example' or a row of the table, and remove it")]
    [InlineData("Host:CORS", "*", "local.settings.json has Host.CORS, with which func start answers preflights itself: they do not arrive here. Remove it; 'cors policies import --platform-cors local.settings.json' makes a row of it")]
    [InlineData("Cors", "https://a.example", "The setting Cors has a value of its own, which is not read: settings stand below it, as in Cors:App, and origins are rows. Write Cors:Policies:0:Origins = 'https://a.example' or a row of the table, and remove it")]
    [InlineData("CORS", "on", "The setting Cors has a value of its own, which is not read: settings stand below it, as in Cors:App, and origins are rows. Write Cors:Policies:0:Origins = 'https://app.example.com' or a row of the table, and remove it")]
    public async Task Setting_is_met_by_what_to_do(string name, string value, string advice) =>
        Assert.Equal([$"CORS from before UseCorsPolicies: {advice}"], await AdvicesAsync(Mode.Plain, _ => { }, KeyValuePair.Create(name, (string?)value)));

    private static async Task<string[]> AdvicesAsync(Mode mode, Action<IServiceCollection> register, params KeyValuePair<string, string?>[] settings)
    {
        await using var app = await TestApp.StartAsync(new TestAppSetup(Arrangement.Of(mode)) { Services = register, Settings = settings.ToDictionary() });

        await app.GetAsync("/api/status/200");
        await app.GetAsync("/api/status/200");

        return [.. app.Log.Where(record => record.Id.Id == 111).Select(record => record.Message)];
    }
}
