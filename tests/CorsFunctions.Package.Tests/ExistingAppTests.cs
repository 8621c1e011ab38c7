using CorsFunctions.Package.Tests.Support;

namespace CorsFunctions.Package.Tests;

/// <summary>An app as Microsoft's template makes it, enabled by one package, one line, and a row among its settings.</summary>
public class ExistingAppTests(PackedPackages packages)
{
    [Fact]
    public Task App_with_the_AspNetCore_integration_answers_preflights() => ExpectAnswersAsync(
        "existing-aspnetcore",
        """<PackageReference Include="Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore" Version="2.1.1" />""",
        "builder.ConfigureFunctionsWebApplication();",
        """
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Extensions.Logging;

        namespace Company.Function;

        public class HttpTrigger1
        {
            private readonly ILogger<HttpTrigger1> _logger;

            public HttpTrigger1(ILogger<HttpTrigger1> logger)
            {
                _logger = logger;
            }

            [Function("HttpTrigger1")]
            public IActionResult Run([HttpTrigger(AuthorizationLevel.Function, "get", "post")] HttpRequest req)
            {
                _logger.LogInformation("C# HTTP trigger function processed a request.");
                return new OkObjectResult("Welcome to Azure Functions!");
            }
        }
        """);

    [Fact]
    public Task App_on_the_plain_worker_answers_preflights() => ExpectAnswersAsync(
        "existing-plain",
        """<PackageReference Include="Microsoft.Azure.Functions.Worker.Extensions.Http" Version="3.3.0" />""",
        "",
        """
        using System.Net;
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Azure.Functions.Worker.Http;

        namespace Company.Function;

        public class HttpTrigger1
        {
            [Function("HttpTrigger1")]
            public HttpResponseData Run([HttpTrigger(AuthorizationLevel.Function, "get", "post")] HttpRequestData req)
            {
                var response = req.CreateResponse(HttpStatusCode.OK);
                response.WriteString("Welcome to Azure Functions!");
                return response;
            }
        }
        """);

    private async Task ExpectAnswersAsync(string name, string http, string integration, string function)
    {
        var folder = packages.CreateFolder(name);
        await WriteAsync(folder, "Company.Function.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <AzureFunctionsVersion>v4</AzureFunctionsVersion>
                <OutputType>Exe</OutputType>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <FrameworkReference Include="Microsoft.AspNetCore.App" />
                {http}
                <PackageReference Include="Microsoft.Azure.Functions.Worker" Version="2.52.0" />
                <PackageReference Include="Microsoft.Azure.Functions.Worker.Sdk" Version="2.1.0" />
              </ItemGroup>
              <ItemGroup>
                <None Update="host.json" CopyToOutputDirectory="PreserveNewest" />
                <None Update="local.settings.json" CopyToOutputDirectory="PreserveNewest" CopyToPublishDirectory="Never" />
              </ItemGroup>
            </Project>
            """);
        await WriteAsync(folder, "Program.cs", $"""
            using Microsoft.Azure.Functions.Worker.Builder;
            using Microsoft.Extensions.Hosting;

            var builder = FunctionsApplication.CreateBuilder(args);

            {integration}
            builder.UseCorsPolicies();

            builder.Build().Run();
            """);
        await WriteAsync(folder, "HttpTrigger1.cs", function);
        await WriteAsync(folder, "host.json", """{ "version": "2.0" }""");
        await WriteAsync(folder, "local.settings.json", """
            {
              "IsEncrypted": false,
              "Values": {
                "AzureWebJobsStorage": "UseDevelopmentStorage=true",
                "FUNCTIONS_WORKER_RUNTIME": "dotnet-isolated",
                "Cors:Policies:0:Origins": "https://app.example.com",
                "Cors:Policies:0:Methods": "GET, PUT",
                "Cors:Policies:0:Headers": "Content-Type"
              }
            }
            """);

        await DotNet.RunAsync(folder, "add", "package", "CorsFunctions.Worker", "--version", packages.Version);
        await using var app = await BuiltApp.StartAsync(folder);

        await BuiltApp.ExpectAnswersAsync(app, "/api/HttpTrigger1");
    }

    private static Task WriteAsync(string folder, string file, string text) => File.WriteAllTextAsync(Path.Combine(folder, file), text, TestContext.Current.CancellationToken);
}
