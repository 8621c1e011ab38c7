using System.Collections.Specialized;
using System.Web;

namespace CorsFunctions.Worker.Endpoints;

/// <summary>The query of a request to one of the library's functions. What nobody knows, or is given twice, is an error: silent, the answer would be to another question.</summary>
internal sealed class EndpointQuery
{
    // The Functions host takes the key from these; they are nobody's business here.
    private static readonly string[] OfTheHost = ["code", "clientId"];

    private readonly NameValueCollection values;

    public EndpointQuery(string query, string[] single, string[] repeated)
    {
        values = HttpUtility.ParseQueryString(query);
        foreach (var name in values.AllKeys)
        {
            if (Has(single, name) && values.GetValues(name)!.Length > 1)
            {
                Error ??= $"'{name}' is given twice. Write it once";
            }
            else if (!Has(single, name) && !Has(repeated, name) && !Has(OfTheHost, name))
            {
                Error ??= $"'{Printable.Text(name ?? values[null] ?? "")}' is no parameter. Write {string.Join(", ", single.Concat(repeated))}";
            }
        }
    }

    /// <summary>The first thing that is wrong, with the fix; null when nothing is.</summary>
    public string? Error { get; private set; }

    public string? Read(string name) => values.GetValues(name)?[0];

    public IReadOnlyList<string> ReadAll(string name) => values.GetValues(name) ?? [];

    public bool ReadBoolean(string name)
    {
        var text = Read(name);
        if (text is null or "false")
        {
            return false;
        }

        if (text != "true")
        {
            Error ??= $"'{name}' is '{Printable.Text(text)}'. Write true or false, or leave it out for false";
        }

        return true;
    }

    private static bool Has(string[] names, string? name) => name is not null && names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
