using System.Reflection;

namespace CorsFunctions.DevHost.Hosting;

/// <summary>What the Functions host refuses: it leaves such a function out, reports it, and runs the others.</summary>
internal static class FunctionRules
{
    private const int MaxNameLength = 128;

    public static void CheckNames(string name, MethodInfo method, IReadOnlyList<HostedBinding> bindings)
    {
        if (!IsName(name, "_-") || name.Equals("host", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException("the name has to start with a letter, and letters, digits, '_' and '-' may follow, 128 in all; 'host' is reserved.");
        }

        // The worker finds the method by its entry point, "Namespace.Class.Method".
        var type = method.DeclaringType!;
        if (type.IsNested || type.GetMethods().Count(other => other.Name == method.Name) > 1)
        {
            throw new InvalidOperationException("the method needs a class that is not nested, and a name that no other method of the class has.");
        }

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var binding in bindings)
        {
            if (binding.Name != FunctionBindings.Return && !IsName(binding.Name, ""))
            {
                throw new InvalidOperationException($"the binding name '{binding.Name}' has to be a letter and then letters and digits; rename the parameter or property.");
            }

            if (!seen.Add(binding.Name))
            {
                throw new InvalidOperationException($"several bindings have the name '{binding.Name}'.");
            }
        }
    }

    public static void Check(HostedFunction function, IReadOnlyList<HostedFunction> others)
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
                throw new InvalidOperationException($"{other.Definition.EntryPoint} has the same name.");
            }

            if (other.Route.Trim('/').Equals(route, StringComparison.OrdinalIgnoreCase) && ShareMethod(function.Methods, other.Methods))
            {
                throw new InvalidOperationException($"the route conflicts with that of the function '{other.Name}'.");
            }
        }
    }

    // As the host compares them: with regard to case, and no method means all.
    private static bool ShareMethod(string[]? methods, string[]? others)
        => methods is null or [] || others is null or [] || methods.Intersect(others).Any();

    private static bool IsName(string name, string punctuation)
        => name.Length is > 0 and <= MaxNameLength
            && char.IsAsciiLetter(name[0])
            && name.All(character => char.IsAsciiLetterOrDigit(character) || punctuation.Contains(character));
}
