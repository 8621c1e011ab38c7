using System.Text.Json.Serialization;

namespace CorsFunctions.Conformance.Tests.Cases;

/// <summary>What is expected of one response header: all null means that it is absent.</summary>
[JsonConverter(typeof(HeaderExpectationConverter))]
internal sealed record HeaderExpectation
{
    public string? Exact { get; init; }

    public IReadOnlyList<string>? OneOf { get; init; }

    public IReadOnlyList<string>? Tokens { get; init; }

    public IReadOnlyList<string>? Includes { get; init; }

    public int? Lines { get; init; }

    public bool IsAbsent => Exact is null && OneOf is null && Tokens is null && Includes is null && Lines is null;
}
