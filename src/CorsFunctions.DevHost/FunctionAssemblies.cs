using System.Reflection;

namespace CorsFunctions.DevHost;

/// <summary>
/// The assemblies that are searched for functions besides DevHost's own, which holds the app.
/// Register one in the builder's services before <c>Build</c>.
/// </summary>
public sealed class FunctionAssemblies
{
    /// <summary>Names the assemblies.</summary>
    /// <param name="assemblies">Assemblies with public function methods.</param>
    public FunctionAssemblies(params Assembly[] assemblies)
    {
        ArgumentNullException.ThrowIfNull(assemblies);
        Assemblies = assemblies;
    }

    /// <summary>The assemblies.</summary>
    public IReadOnlyList<Assembly> Assemblies { get; }

    /// <summary>Leaves out the app's own functions. Default: false.</summary>
    public bool WithoutApp { get; init; }
}
