using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Azure.Core.Serialization;
using CorsFunctions.DevHost.Tests.Support;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace CorsFunctions.DevHost.Tests;

public sealed class WorkerApiTests
{
    [Fact]
    public void Abstract_types_can_be_mocked()
    {
        var context = new Mock<FunctionContext>();
        var response = new Mock<HttpResponseData>(context.Object);
        response.SetupProperty(r => r.StatusCode);
        var request = new Mock<HttpRequestData>(context.Object);
        request.Setup(r => r.CreateResponse()).Returns(response.Object);
        context.Setup(c => c.InvocationId).Returns("id");

        Assert.Equal(HttpStatusCode.Gone, request.Object.CreateResponse(HttpStatusCode.Gone).StatusCode);
        Assert.Equal("id", request.Object.FunctionContext.InvocationId);
    }

    [Fact]
    public async Task Feature_gives_the_request_of_a_mocked_context()
    {
        var context = new Mock<FunctionContext>();
        var request = new Mock<HttpRequestData>(context.Object).Object;
        var feature = new Mock<IHttpRequestDataFeature>();
        feature.Setup(f => f.GetHttpRequestDataAsync(context.Object)).ReturnsAsync(request);
        context.Setup(c => c.Features).Returns(Mock.Of<IInvocationFeatures>(f => f.Get<IHttpRequestDataFeature>() == feature.Object));

        Assert.Same(request, await context.Object.GetHttpRequestDataAsync());
    }

    [Fact]
    public void Hand_made_context_has_no_result()
    {
        var context = Mock.Of<FunctionContext>(c => c.Features == Mock.Of<IInvocationFeatures>());

        Assert.Throws<InvalidOperationException>(() => context.GetInvocationResult());
    }

    [Fact]
    public async Task Serializer_of_the_options_writes_the_objects()
    {
        var camelCase = new JsonObjectSerializer(new JsonSerializerOptions(JsonSerializerDefaults.Web));
        await using var host = await RunningHost.StartAsync(
            builder => builder.Services.Configure<WorkerOptions>(options => options.Serializer = camelCase));

        Assert.Equal("a", (await host.GetJsonAsync("/api/result_object")).GetProperty("name").GetString());
    }

    [Fact]
    public void Capabilities_follow_the_options()
    {
        var options = new WorkerOptions { IncludeEmptyEntriesInMessagePayload = false };

        Assert.False(options.Capabilities.ContainsKey("IncludeEmptyEntriesInMessagePayload"));
        Assert.Equal("True", options.Capabilities["EnableUserCodeException"]);
    }

    [Fact]
    public void Headers_are_those_of_the_framework()
    {
        HttpHeaders headers = new HttpHeadersCollection([KeyValuePair.Create("origin", "not a valid origin\t")]);
        headers.Add("Vary", "Accept-Encoding");
        headers.Add("vary", "Origin");

        Assert.Equal(["not a valid origin\t"], headers.NonValidated["ORIGIN"]);
        Assert.Equal(["Accept-Encoding", "Origin"], headers.GetValues("Vary"));
    }
}
