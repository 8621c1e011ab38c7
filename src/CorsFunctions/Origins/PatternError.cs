namespace CorsFunctions.Origins;

/// <summary>Why a text is not an origin pattern, with a sentence that ends with the fix.</summary>
internal readonly record struct PatternError(PatternFault Fault, string Message);

/// <summary>What kind of fault a pattern has.</summary>
internal enum PatternFault
{
    /// <summary>It is not of the form of a pattern.</summary>
    Invalid,

    /// <summary>It is of the form, and no browser ever sends such an origin.</summary>
    Prohibited,
}
