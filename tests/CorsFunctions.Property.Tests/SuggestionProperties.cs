using System.Text.RegularExpressions;
using CorsFunctions.PropertyTests.Generation;

namespace CorsFunctions.PropertyTests;

/// <summary>Every "Write 'x'" of every column is right: x is taken without a finding, and it is what was typed.</summary>
public partial class SuggestionProperties
{
    private static readonly string[] Columns =
        [PolicyColumn.Route, PolicyColumn.Origins, PolicyColumn.Methods, PolicyColumn.Headers, PolicyColumn.ExposedHeaders, PolicyColumn.Tolerate];

    private static readonly string[] Junk =
    [
        "*", "**", "any", "ALL", "true", "NULL", "localhost:3000", "*example.com", "app.example.com", "a|b", "x-ms-*", "'PUT'", "GET|PUT", "[\"a\",\"b\"]", "\ufeffGET",
        "^https://.*$", "/x/", "%2F", "${X}", "http://::1:3000", "//example.com", "https://*.*.example.com", "https://app.example.com%2F", "wss://x.example", "file:///x", "*://a.example",
        "/api/*", "/api/**", "/*", "/api/:id", "/a/<id>", "api/x", "/a//b", "/a/", "https://api.example.com/x", "/{id:int}", "/{a}b", "/a b", "/api/%7Bid%7D", "https://b\u00fccher.example",
        "Content-Type:", "http://192.168.*.*", "https://Example.COM:443/", "https://a.example.com;https://b.example.com", "http://[0:0::1]", "http://[::ffff:1.2.3.4]", "app://.", "https://-a.example",
    ];

    [Fact]
    public void Suggestion_is_taken_without_a_finding_and_is_what_was_typed()
    {
        var suggestions = new Dictionary<string, int>();
        Properties.Hold(25_000, Typed.Draw, Typed.Shrink, typed =>
        {
            foreach (var finding in FindingsOf(typed.Column, typed.Text))
            {
                foreach (Match match in Suggestion().Matches(finding.Message))
                {
                    var written = match.Groups[1].Value;
                    Assert.Equal([], FindingsOf(typed.Column, written).Select(each => $"{each}"));
                    Assert.True(IsWhatWasTyped(typed.Text, written), $"{finding} suggests '{written}'");
                    suggestions[typed.Column] = suggestions.GetValueOrDefault(typed.Column) + 1;
                }
            }
        });

        foreach (var column in Columns.Except([PolicyColumn.Tolerate]))
        {
            Reach.AtLeast(200, suggestions.GetValueOrDefault(column), $"suggestions for {column}");
        }
    }

    [GeneratedRegex("Write '(.+?)'(?=[ ,.:;]|$)")]
    private static partial Regex Suggestion();

    private static IReadOnlyList<RowFinding> FindingsOf(string column, string text) =>
    [
        .. PolicySet.Create(
            [new PolicyRow(RowDraw.App, "row", new Dictionary<string, object?> { [PolicyColumn.Origins] = "https://other.test", [column] = text })], RowDraw.App)
            .Findings.Where(finding => finding.Column == column && !IsOfDanger(finding)),
    ];

    // What was typed may be dangerous, or have a star beside it; that is not for the suggestion to change.
    private static bool IsOfDanger(RowFinding finding) =>
        finding.Message.StartsWith("It covers every origin", StringComparison.Ordinal)
        || (finding.Message.Contains("Tolerate '", StringComparison.Ordinal) && !finding.Message.StartsWith("This is no origin pattern", StringComparison.Ordinal));

    // Every word of the one is in the other; a scheme, the name of a parameter and punycode may be new.
    private static bool IsWhatWasTyped(string typed, string written)
    {
        var words = Words().Matches(written).Select(match => match.Value.ToUpperInvariant()).Where(word => word is not ("HTTP" or "HTTPS" or "ID" or "REST") && !word.StartsWith("XN", StringComparison.Ordinal));
        var source = string.Concat((typed + Uri.UnescapeDataString(typed)).Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return typed.AsSpan().ContainsAny('[', '%') || words.All(word => source.Contains(word, StringComparison.Ordinal));
    }

    [GeneratedRegex("[A-Za-z0-9]+")]
    private static partial Regex Words();

    private sealed record Typed(string Column, string Text)
    {
        public static Typed Draw(Random random)
        {
            var column = random.One(Columns);
            var text = random.Percent(40) ? random.One(Junk) : column switch
            {
                PolicyColumn.Route => RouteDraw.Route(random),
                PolicyColumn.Origins => OriginDraw.Pattern(random),
                PolicyColumn.Methods => NameDraw.MethodList(random),
                _ => NameDraw.HeaderList(random),
            };
            if (text.Length > 0 && random.Percent(70))
            {
                var slipped = SlipDraw.Slip(random, new PolicyRow(RowDraw.App, "row", new Dictionary<string, object?> { [column] = text })).Columns.GetValueOrDefault(column);
                text = slipped as string ?? text;
            }

            return new Typed(column, random.Percent(30) ? Mutation.OfText(random, text) : text);
        }

        public static IEnumerable<Typed> Shrink(Typed value) =>
            Enumerable.Range(0, value.Text.Length).Select(i => value with { Text = value.Text.Remove(i, 1) });
    }
}
