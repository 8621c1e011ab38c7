using CorsFunctions.Infra.Tests.Support;

namespace CorsFunctions.Infra.Tests;

public sealed class PreflightTests
{
    [Theory]
    [InlineData("consumption")]
    [InlineData("dedicated")]
    [InlineData("dedicated-private")]
    public void Site_leaves_cors_to_the_app_where_preflights_reach_it(string name) =>
        Assert.False(Snapshot.Read(name).App.GetProperty("properties").GetProperty("siteConfig").TryGetProperty("cors", out _));

    [Theory]
    [InlineData("container-apps")]
    [InlineData("container-apps-private")]
    public void Ingress_leaves_cors_to_the_app(string name) =>
        Assert.False(Snapshot.Read(name).App.GetProperty("properties").GetProperty("configuration").GetProperty("ingress").TryGetProperty("corsPolicy", out _));

    [Theory]
    [MemberData(nameof(Names))]
    public void Platform_is_never_told_to_answer(string name) =>
        Assert.DoesNotContain("FUNCTIONS_ENABLE_CORS_CONFIGURATION", Snapshot.Read(name).AppSettings.Keys);

    [Fact]
    public void Flex_mirrors_the_origins_and_the_app_refuses_the_requests_themselves()
    {
        var flex = Snapshot.Read("flex");

        var cors = flex.App.GetProperty("properties").GetProperty("siteConfig").GetProperty("cors");
        Assert.Equal("""["https://app.example.com"]""", System.Text.Json.JsonSerializer.Serialize(cors.GetProperty("allowedOrigins")));
        Assert.True(cors.GetProperty("supportCredentials").GetBoolean());
        Assert.Equal("true", flex.AppSettings["Cors__EnforceOrigin"]);
    }

    public static TheoryData<string> Names => Snapshot.Names;
}
