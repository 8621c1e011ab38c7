namespace CorsFunctions.DevHost.Hosting;

/// <summary>The outcome of converting a value to a parameter's type.</summary>
internal readonly record struct Conversion(ConversionOutcome Outcome, object? Value = null, Exception? Error = null);

internal enum ConversionOutcome
{
    /// <summary>No converter takes the type: the parameter gets its default.</summary>
    Unhandled,
    Succeeded,
    Failed,
}
