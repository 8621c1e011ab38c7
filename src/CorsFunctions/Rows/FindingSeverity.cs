namespace CorsFunctions.Rows;

/// <summary>How much a <see cref="RowFinding"/> matters.</summary>
public enum FindingSeverity
{
    /// <summary>The row works as written, but probably not as meant.</summary>
    Warning,

    /// <summary>The row is set aside: it allows nothing, and still claims its route and its origins.</summary>
    Error,
}
