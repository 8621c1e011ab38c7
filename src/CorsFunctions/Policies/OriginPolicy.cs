using System.Globalization;
using CorsFunctions.Http;

namespace CorsFunctions.Policies;

/// <summary>A policy row, compiled: what its origins may do on its route, with the lists as header values.</summary>
internal sealed class OriginPolicy
{
    // As long as a key can be in Azure Table Storage, so that two of them stay two.
    private const int LongestRowKey = 512;

    private string? maxAge;

    public OriginPolicy(string rowKey, string route, PolicyState state, DateTimeOffset? expiresOn)
    {
        RowKey = rowKey;
        PrintableKey = Printable.Text(rowKey, LongestRowKey);
        Route = route;
        State = state;
        ExpiresOn = expiresOn;
    }

    /// <summary>The row's key.</summary>
    public string RowKey { get; }

    /// <summary>The row's key as one printable line: what logs and terminals get.</summary>
    public string PrintableKey { get; }

    /// <summary>The route that the row governs.</summary>
    public string Route { get; }

    /// <summary>Whether the row may allow anything.</summary>
    public PolicyState State { get; }

    /// <summary>The instant from which the row allows nothing; null for never.</summary>
    public DateTimeOffset? ExpiresOn { get; }

    /// <summary>Whether credentialed requests are allowed.</summary>
    public bool AllowCredentials { get; init; }

    /// <summary>Seconds that a browser may cache a preflight.</summary>
    public int MaxAge { get; init; }

    /// <summary>The value of <c>Access-Control-Expose-Headers</c>; null when the row exposes none.</summary>
    public string? ExposedHeaders { get; init; }

    public AllowedMethods Methods { get; init; } = AllowedMethods.None;

    public AllowedHeaders Headers { get; init; } = AllowedHeaders.None;

    /// <summary>The value of <c>Access-Control-Max-Age</c>: a permission ends with its row, so it is no longer than what is left.</summary>
    public string MaxAgeAt(DateTimeOffset now) =>
        ExpiresOn is { } end && (end - now).TotalSeconds is var left && left < MaxAge
            ? ((int)left).ToString(CultureInfo.InvariantCulture)
            : maxAge ??= MaxAge.ToString(CultureInfo.InvariantCulture);

    /// <summary>True while the row may allow something: active and not expired.</summary>
    /// <param name="now">The instant of the decision.</param>
    public bool IsInForce(DateTimeOffset now) => State == PolicyState.Active && (ExpiresOn is not { } end || now < end);
}
