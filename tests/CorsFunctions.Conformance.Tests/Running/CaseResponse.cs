using CorsFunctions.Browser;

namespace CorsFunctions.Conformance.Tests.Running;

/// <summary>A response as the browser's algorithms look at it: status and header lines, duplicates kept.</summary>
internal sealed record CaseResponse(int Status, HeaderList Headers)
{
    public static CaseResponse Of(RawResponse response) => new(response.Status, new HeaderList(response.HeaderLines.Select(ParseLine)));

    private static HeaderLine ParseLine(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return new HeaderLine(line[..colon], line[(colon + 1)..]);
    }
}
