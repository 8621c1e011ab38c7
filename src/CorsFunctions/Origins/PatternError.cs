namespace CorsFunctions.Origins;

/// <summary>Why a text is not an origin pattern: a reason of <see cref="Policies.FindingReason"/> and a sentence with the fix.</summary>
internal readonly record struct PatternError(string Reason, string Message);
