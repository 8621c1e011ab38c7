namespace CorsFunctions.DevHost.Routing;

/// <summary>What the Functions host refuses: it leaves such a function out, reports it, and runs the others.</summary>
internal static class FunctionRules
{
    private const int MaxNameLength = 128;

    public static void CheckNames(HttpFunction function)
    {
        if (!IsName(function.Name, "_-") || function.Name.Equals("host", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException("the name has to start with a letter, and letters, digits, '_' and '-' may follow, 128 in all; 'host' is reserved.");
        }

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var binding in function.BindingNames)
        {
            if (binding != HttpFunction.Return && !IsName(binding, ""))
            {
                throw new InvalidOperationException($"the binding name '{binding}' has to be a letter and then letters and digits; rename the parameter or property.");
            }

            if (!seen.Add(binding))
            {
                throw new InvalidOperationException($"several bindings have the name '{binding}'.");
            }
        }
    }

    public static void CheckRoute(HttpFunction function, IReadOnlyList<HttpFunction> others)
    {
        var route = function.Route.Trim('/');
        if (route.StartsWith("admin", StringComparison.OrdinalIgnoreCase) || route.StartsWith("runtime", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException($"the route '{function.Route}' is reserved: it starts with 'admin' or 'runtime'.");
        }

        foreach (var other in others)
        {
            if (other.Name.Equals(function.Name, StringComparison.OrdinalIgnoreCase))
            {
                throw new InvalidOperationException($"{other.EntryPoint} has the same name.");
            }

            if (other.Route.Trim('/').Equals(route, StringComparison.OrdinalIgnoreCase) && ShareMethod(function.Methods, other.Methods))
            {
                throw new InvalidOperationException($"the route conflicts with that of the function '{other.Name}'.");
            }
        }
    }

    // As the host compares them: with regard to case, and no method means all.
    private static bool ShareMethod(IReadOnlyList<string>? methods, IReadOnlyList<string>? others)
        => methods is null or { Count: 0 } || others is null or { Count: 0 } || methods.Intersect(others).Any();

    private static bool IsName(string name, string punctuation)
        => name.Length is > 0 and <= MaxNameLength
            && char.IsAsciiLetter(name[0])
            && name.All(character => char.IsAsciiLetterOrDigit(character) || punctuation.Contains(character));
}
