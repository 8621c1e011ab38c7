using CorsFunctions.Browser;
using CorsFunctions.Explanations;

namespace CorsFunctions.PropertyTests.Generation;

/// <summary>Questions about requests that browsers make, near to what the rows allow.</summary>
internal static class AskedDraw
{
    private static readonly string[] Names = ["Authorization", "Content-Type", "X-A", "X-Request-Id", "Accept"];

    /// <summary>A request; null where what was drawn is none that a browser makes.</summary>
    public static ExplainedRequest? Request(Random random, IReadOnlyList<PolicyRow> rows)
    {
        var near = RequestDraw.Request(random, rows);
        var listed = near.RequestHeaders?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        var headers = (random.Percent(50) ? listed : random.Some(0, 2, () => random.One(Names)))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => new HeaderLine(name, random.One(["", "application/json", "text/plain"])));
        return near.Origin is { } origin && ExplainedRequest.TryCreate(
            near.Path, origin, near.RequestMethod ?? "GET", [.. headers], random.Percent(30) ? CredentialsMode.Include : CredentialsMode.Omit, out var request, out _)
            ? request
            : null;
    }
}
