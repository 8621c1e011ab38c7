using System.Text;
using CorsFunctions.Conformance.Tests.Cases;

namespace CorsFunctions.Conformance.Tests.Running;

public sealed class RawExchangeTests
{
    [Fact]
    public void Request_is_written_line_by_line_as_the_case_has_it()
    {
        var text = CaseApp.ToRaw("odd-61", CaseFiles.Odd["odd-61"].Request, Encoding.UTF8).ToText(new Uri("http://127.0.0.1:7071"));

        Assert.Equal(
            "GET /api/conformance/odd-61 HTTP/1.1\r\nHost: 127.0.0.1:7071\r\nConnection: close\r\n"
            + "Origin: https://evil.example\r\nOrigin: https://example.com\r\n\r\n",
            text);
    }

    [Fact]
    public void Response_keeps_duplicate_lines()
    {
        var response = CaseResponse.Of(RawResponse.Parse("HTTP/1.1 204 No Content\r\nVary: Origin\r\nVary: Accept\r\n\r\n"u8));

        Assert.Equal(204, response.Status);
        Assert.Equal(["Origin", "Accept"], response.Headers.ValuesOf("vary"));
    }

    [Fact]
    public void Response_without_a_complete_header_block_is_an_error()
    {
        Assert.Throws<InvalidDataException>(() => RawResponse.Parse(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nVary")));
    }
}
