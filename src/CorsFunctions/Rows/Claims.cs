using CorsFunctions.Origins;
using CorsFunctions.Routes;

namespace CorsFunctions.Rows;

/// <summary>
/// What a faulty Route or an element of Origins claims, so that no looser row takes over: the nearest readable one, and each that
/// it is but for one character that does not belong there.
/// </summary>
/// <remarks>
/// One reading is not enough: <c>/api/{data</c> may be <c>/api/{data}</c> and may be <c>/api/data</c>. Who inserts one character by mistake
/// is always understood, and no more is claimed than was written.
/// </remarks>
internal static class Claims
{
    // A longer text is no typing error any more.
    private const int MostReadings = 64;

    public static IEnumerable<RouteTemplate> OfRoute(string text)
    {
        if (RouteClaim.TryRead(text, out var claim))
        {
            yield return claim;
        }

        foreach (var reading in WithoutOne(text).Prepend(text).Distinct())
        {
            if (RouteTemplate.TryParse(reading, out var template, out _))
            {
                yield return template;
            }
        }
    }

    /// <param name="elements">All elements of the list.</param>
    /// <param name="at">The element in question: with its neighbour it may be one that a separator has broken.</param>
    public static IEnumerable<OriginPattern> OfOrigin(IReadOnlyList<string> elements, int at)
    {
        var text = elements[at];
        var readings = ListText.Repair(text)
            .Prepend(text)
            .Concat(WithoutOne(text))
            .Append(at > 0 ? elements[at - 1] + text : text)
            .Append(at < elements.Count - 1 ? text + elements[at + 1] : text);
        foreach (var reading in readings.Distinct())
        {
            if (OriginPattern.TryParse(reading, out var pattern, out _))
            {
                yield return pattern;
            }
        }

        foreach (var part in ListText.Repair(text).Prepend(text).Distinct())
        {
            if (OriginClaim.TryRead(part, out var claim))
            {
                yield return claim;
            }
        }
    }

    // Letters and digits belong wherever they are.
    private static IEnumerable<string> WithoutOne(string text) => Enumerable.Range(0, text.Length)
        .Where(i => !char.IsAsciiLetterOrDigit(text[i]))
        .Take(MostReadings)
        .Select(i => text.Remove(i, 1));
}
