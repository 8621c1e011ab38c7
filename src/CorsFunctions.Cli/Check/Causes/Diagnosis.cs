using CorsFunctions.Cli.Check.Examining;

namespace CorsFunctions.Cli.Check.Causes;

/// <summary>What broke a request.</summary>
/// <param name="Cause">Of the closed list in <see cref="Check.Cause"/>.</param>
/// <param name="Message">What was seen, and what it means.</param>
internal sealed record Diagnosis(string Cause, string Message)
{
    public static Diagnosis None { get; } = new(Check.Cause.None, "A browser lets this request through.");

    /// <summary>What would look the same from outside.</summary>
    public IReadOnlyList<string> Alternatives { get; init; } = [];
}

/// <summary>Recognises causes by evidence in an examination of a blocked request; null where its evidence is not there.</summary>
internal delegate Diagnosis? Recogniser(Examination examination);
