using System.Globalization;
using CorsFunctions.Http;

namespace CorsFunctions.Browser;

/// <summary>How long a browser keeps the answer of a preflight.</summary>
internal static class PreflightLifetime
{
    /// <summary>Chromium's cap in seconds; Firefox' is 86400, WebKit's 600.</summary>
    public const long ChromiumCap = 7200;

    /// <summary>The highest cap of all browsers, Firefox'.</summary>
    public const long HighestCap = 86400;

    /// <summary>What counts where the header is absent or does not parse.</summary>
    public const long Default = 5;

    /// <summary>"CORS-preflight fetch", steps 7.8 and 7.9: seconds before any cap.</summary>
    public static long Seconds(HeaderList headers)
    {
        var extracted = headers.ExtractDeltaSeconds(CorsHeaderNames.MaxAge);
        if (extracted.Failed || extracted.Values is null)
        {
            return Default;
        }

        // RFC 9111, 1.2.2: delta-seconds that are too large count as the largest number that can be represented.
        return long.TryParse(extracted.Values[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : long.MaxValue;
    }
}
