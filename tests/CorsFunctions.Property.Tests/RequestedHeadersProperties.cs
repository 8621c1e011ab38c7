using CorsFunctions.PropertyTests.Generation;
using CorsFunctions.PropertyTests.Invariants;
using CorsFunctions.PropertyTests.Reference;

namespace CorsFunctions.PropertyTests;

public class RequestedHeadersProperties
{
    private const string Origin = "https://app.example.com";

    [Fact]
    public void Requested_headers_are_allowed_as_the_reference_allows_them()
    {
        var (allowed, refused) = (0, 0);
        Properties.Hold(15_000, random => new Lists(NameDraw.HeaderList(random), NameDraw.RequestedHeaders(random)), Lists.Shrink, lists =>
        {
            var names = lists.Listed.Split([',', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
            var expected = ReferenceHeaderList.Allows([.. names.Where(name => name != "*")], names.Contains("*"), lists.Requested);
            var set = PolicySet.Create(
                [new PolicyRow(RowDraw.App, "row", new Dictionary<string, object?> { ["Origins"] = Origin, ["Headers"] = lists.Listed })], RowDraw.App);

            var decision = Answer.To(set, new CorsRequest("OPTIONS", "/", Origin, "GET", lists.Requested)).Decision;

            Assert.Equal(expected ? CorsReason.None : CorsReason.HeaderNotAllowed, decision.Reason);
            _ = expected ? allowed++ : refused++;
        });

        Reach.AtLeast(2_000, allowed, "allowed lists");
        Reach.AtLeast(2_000, refused, "refused lists");
    }

    private sealed record Lists(string Listed, string? Requested)
    {
        public static IEnumerable<Lists> Shrink(Lists value) =>
            Enumerable.Range(0, value.Requested?.Length ?? 0).Select(i => value with { Requested = value.Requested!.Remove(i, 1) });

        public override string ToString() => $"'{Listed}' <- '{Requested}'";
    }
}
