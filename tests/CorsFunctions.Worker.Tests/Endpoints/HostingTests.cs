using CorsFunctions.Worker.Status;
using CorsFunctions.Worker.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CorsFunctions.Worker.Tests.Endpoints;

public class HostingTests
{
    [Theory]
    [InlineData("", "not on an App Service plan", true)]
    [InlineData("WEBSITE_SKU=FlexConsumption CONTAINER_NAME=c", "Flex Consumption", false)]
    [InlineData("CONTAINER_NAME=c WEBSITE_SKU=Dynamic", "Linux Consumption", false)]
    [InlineData("CONTAINER_NAME=c WEBSITE_SITE_NAME=s", "Linux Consumption", false)]
    [InlineData("CONTAINER_NAME=c", "not on an App Service plan", true)]
    [InlineData("WEBSITE_INSTANCE_ID=i WEBSITE_SKU=Dynamic", "Consumption (Windows)", true)]
    [InlineData("WEBSITE_INSTANCE_ID=i WEBSITE_SKU=ElasticPremium", "Elastic Premium", true)]
    [InlineData("WEBSITE_INSTANCE_ID=i WEBSITE_SKU=Basic", "App Service plan (Basic)", true)]
    [InlineData("WEBSITE_INSTANCE_ID=i WEBSITE_SKU=Basic CONTAINER_NAME=c", "App Service plan (Basic)", true)]
    [InlineData("WEBSITE_INSTANCE_ID=i", "App Service", true)]
    [InlineData("WEBSITE_INSTANCE_ID=i WEBSITE_SKU=Basic FUNCTIONS_ENABLE_CORS_CONFIGURATION=1", "a plan with FUNCTIONS_ENABLE_CORS_CONFIGURATION", false)]
    [InlineData("WEBSITE_INSTANCE_ID=i WEBSITE_SKU=Basic FUNCTIONS_ENABLE_CORS_CONFIGURATION=0", "App Service plan (Basic)", true)]
    [InlineData("CONTAINER_APP_NAME=a CONTAINER_NAME=c", "Container Apps", true)]
    [InlineData("MANAGED_ENVIRONMENT=1", "Container Apps", true)]
    public void Plan_is_found_out_from_the_environment(string variables, string name, bool arrive)
    {
        var environment = new ConfigurationBuilder().AddInMemoryCollection(
            variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split('=')).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1]))).Build();

        var plan = HostingPlan.Find(environment);

        Assert.Equal((name, arrive), (plan.Name, plan.PreflightsArrive));
    }

    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.AspNetCore)]
    public async Task Host_that_answers_preflights_is_told_once_with_what_to_do_and_in_status(Mode mode)
    {
        await using var app = await TestApp.StartAsync(new TestAppSetup(Arrangement.Of(mode)) { Settings = new Dictionary<string, string?> { ["WEBSITE_SKU"] = "FlexConsumption" } });

        await app.GetAsync("/api/status/200", null);
        await app.GetAsync("/api/status/200");
        var status = await app.AskAsync("/api/cors/status");

        var record = Assert.Single(app.Log, record => record.Id.Id == 110);
        Assert.Equal(LogLevel.Warning, record.Level);
        Assert.StartsWith("Preflights do not arrive. On Flex Consumption the Functions host answers every preflight itself", record.Message, StringComparison.Ordinal);
        Assert.Contains("cors mirror", record.Message, StringComparison.Ordinal);
        Assert.Contains("\"preflightsArrive\": false", status.Body, StringComparison.Ordinal);
    }
}
