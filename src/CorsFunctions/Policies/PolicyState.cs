namespace CorsFunctions.Policies;

/// <summary>Whether a row may allow anything. A row that may not still claims its route and its origins.</summary>
internal enum PolicyState
{
    /// <summary>The row counts, until it expires.</summary>
    Active,

    /// <summary>The operator switched it off (<c>Enabled</c> is false).</summary>
    Disabled,

    /// <summary>It has errors.</summary>
    SetAside,
}
