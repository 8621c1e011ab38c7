using CorsFunctions.Sources;
using CorsFunctions.Worker.Startup;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Moq;

namespace CorsFunctions.Worker.Tests;

/// <summary>The table is read from <c>UseCorsPolicies</c> on, where the settings say for sure that it will be.</summary>
public class HeadStartTests
{
    // A port that nobody listens on: what is begun fails, and nobody comes for it.
    private const string Storage = "CorsStorage=DefaultEndpointsProtocol=http;AccountName=account;AccountKey=AAAA;TableEndpoint=http://127.0.0.1:9/account;";

    [Fact]
    public void Storage_of_its_own_begins_the_load_and_the_app_reads_from_it()
    {
        var services = Services(Storage, "Cors:App=orders");

        using var provider = services.BuildServiceProvider();
        Assert.Same(provider.GetRequiredService<HeadStart>().Source, provider.GetRequiredService<IPolicySource>());
        Assert.EndsWith("'orders'", provider.GetRequiredService<IPolicySource>().Description, StringComparison.Ordinal);
    }

    [Fact]
    public void HostBuilder_begins_it_as_well()
    {
        using var host = new HostBuilder()
            .ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(Settings(Storage)))
            .ConfigureFunctionsWorkerDefaults(worker => worker.UseCorsPolicies())
            .Build();

        Assert.Same(host.Services.GetRequiredService<HeadStart>().Source, host.Services.GetRequiredService<IPolicySource>());
    }

    [Theory]
    [InlineData("AzureWebJobsStorage=UseDevelopmentStorage=true")]
    [InlineData("CorsStorage=nonsense")]
    [InlineData(Storage, "Cors:PolicyFile=policies.json")]
    [InlineData(Storage, "Cors:Policies:0:Origins=https://app.example.com")]
    [InlineData(Storage, "Cors:Table=1table")]
    public void Other_settings_begin_nothing(params string[] settings) =>
        Assert.DoesNotContain(Services(settings), service => service.ServiceType == typeof(HeadStart));

    [Fact]
    public void Source_of_the_app_begins_nothing()
    {
        var builder = Builder(Storage);
        builder.Services.AddSingleton(Mock.Of<IPolicySource>());

        builder.UseCorsPolicies();

        Assert.DoesNotContain(builder.Services, service => service.ServiceType == typeof(HeadStart));
    }

    [Fact]
    public void Table_or_key_that_is_changed_later_is_the_one_that_is_read()
    {
        var builder = Builder(Storage);
        builder.UseCorsPolicies(options => options.Table = "OtherPolicies");
        using var provider = builder.Services.BuildServiceProvider();
        Assert.StartsWith("table OtherPolicies ", provider.GetRequiredService<IPolicySource>().Description, StringComparison.Ordinal);

        var other = Builder(Storage);
        other.UseCorsPolicies();
        other.Configuration["CorsStorage"] = Storage["CorsStorage=".Length..].Replace("AAAA", "BBBB", StringComparison.Ordinal);
        using var otherProvider = other.Services.BuildServiceProvider();
        Assert.NotSame(otherProvider.GetRequiredService<HeadStart>().Source, otherProvider.GetRequiredService<IPolicySource>());
    }

    private static IServiceCollection Services(params string[] settings)
    {
        var builder = Builder(settings);
        builder.UseCorsPolicies();
        return builder.Services;
    }

    private static FunctionsApplicationBuilder Builder(params string[] settings)
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Configuration.AddInMemoryCollection(Settings(settings));
        return builder;
    }

    private static IEnumerable<KeyValuePair<string, string?>> Settings(params string[] settings) =>
        settings.Select(setting => setting.Split('=', 2)).Select(parts => KeyValuePair.Create(parts[0], (string?)parts[1]));
}
