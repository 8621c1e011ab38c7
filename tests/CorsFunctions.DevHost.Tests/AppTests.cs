using System.Net;
using System.Net.Http.Headers;
using CorsFunctions.DevHost.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CorsFunctions.DevHost.Tests;

/// <summary>The functions of the app, without its middleware.</summary>
public sealed class AppTests : IAsyncLifetime
{
    private RunningHost _host = null!;

    public async ValueTask InitializeAsync()
        => _host = await RunningHost.StartAsync(builder => builder.Services.AddSingleton(new FunctionAssemblies()));

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("GET", "data", "", HttpStatusCode.Unauthorized)]
    [InlineData("GET", "data", "Basic eA==", HttpStatusCode.Unauthorized)]
    [InlineData("GET", "data", "Bearer t", HttpStatusCode.OK)]
    [InlineData("GET", "delivery/all", "", HttpStatusCode.Unauthorized)]
    [InlineData("GET", "delivery/all", "Basic eA==", HttpStatusCode.OK)]
    [InlineData("GET", "reports", "", HttpStatusCode.OK)]
    [InlineData("GET", "fail", "", HttpStatusCode.InternalServerError)]
    [InlineData("GET", "orders", "", HttpStatusCode.OK)]
    [InlineData("GET", "hello", "", HttpStatusCode.OK)]
    [InlineData("POST", "users/7", "", HttpStatusCode.Created)]
    [InlineData("HEAD", "users/7", "", HttpStatusCode.OK)]
    [InlineData("PATCH", "users/7", "", HttpStatusCode.OK)]
    [InlineData("DELETE", "users/7", "", HttpStatusCode.NoContent)]
    public async Task Function_answers_with_its_status(string method, string path, string authorization, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/{path}");
        if (authorization.Length > 0)
        {
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        }

        var response = await _host.Client.SendAsync(request, RunningHost.Cancellation);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(status == HttpStatusCode.Unauthorized, response.Headers.WwwAuthenticate.Count == 1);
    }

    [Theory]
    [InlineData("{\"a\":1}", HttpStatusCode.OK)]
    [InlineData("not json", HttpStatusCode.BadRequest)]
    public async Task Data_takes_json(string body, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/data") { Content = new StringContent(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "t");

        Assert.Equal(status, (await _host.Client.SendAsync(request, RunningHost.Cancellation)).StatusCode);
    }
}
