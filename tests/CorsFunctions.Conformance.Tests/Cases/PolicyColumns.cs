namespace CorsFunctions.Conformance.Tests.Cases;

/// <summary>A case's policy as the columns of a policy row. What a case does not give is left out of the row.</summary>
internal static class PolicyColumns
{
    public static Dictionary<string, object?> Of(CasePolicy policy)
    {
        var columns = new Dictionary<string, object?>
        {
            ["Origins"] = policy.Origins.ToArray(),
            ["Credentials"] = policy.Credentials,
        };
        AddList(columns, "Methods", policy.Methods);
        AddList(columns, "Headers", policy.Headers);
        AddList(columns, "ExposedHeaders", policy.Exposed);
        AddList(columns, "Tolerate", Tolerated(policy));
        if (policy.MaxAge is { } maxAge)
        {
            columns["MaxAge"] = maxAge;
        }

        return columns;
    }

    private static void AddList(Dictionary<string, object?> columns, string name, IReadOnlyList<string> elements)
    {
        if (elements.Count > 0)
        {
            columns[name] = elements.ToArray();
        }
    }

    private static List<string> Tolerated(CasePolicy policy)
    {
        var dangers = new List<string>();
        if (policy.TolerateInsecure)
        {
            dangers.Add("insecure-origin");
        }

        if (policy.ToleratePublicSuffix)
        {
            dangers.Add("public-suffix");
        }

        return dangers;
    }
}
