using CorsFunctions.Worker.Plain;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.Worker.Tests.Exchanges;

/// <summary>The emitter's view of a response of the plain mode.</summary>
public class PlainResponseHeadersTests
{
    private readonly HttpHeadersCollection headers = new() { { "ETag", "\"1\"" } };

    [Fact]
    public void Header_is_replaced_whatever_lines_it_had()
    {
        headers.Add("Vary", "Accept");
        headers.Add("Vary", "Cookie");

        new PlainResponseHeaders(headers).Write("Vary", "Origin");

        Assert.Equal(["Origin"], headers.GetValues("Vary"));
    }

    [Fact]
    public void Protocol_s_headers_are_removed_and_the_others_stay()
    {
        headers.Add("Access-Control-Allow-Origin", "*");
        headers.Add("access-control-max-age", "5");

        Assert.True(new PlainResponseHeaders(headers).RemoveProtocols(out var vary));

        Assert.Null(vary);
        Assert.Equal(["ETag"], headers.Select(header => header.Key));
    }

    [Fact]
    public void Lines_of_Vary_are_read_as_one_list()
    {
        headers.Add("vary", "Accept");
        headers.Add("Vary", "Cookie");

        Assert.False(new PlainResponseHeaders(headers).RemoveProtocols(out var vary));

        Assert.Equal("Accept, Cookie", vary);
    }
}
