using System.Globalization;

namespace CorsFunctions.Rows;

/// <summary>Reads the columns of one row by type, and gathers what is wrong with them.</summary>
internal sealed class RowReader(PolicyRow row, List<RowFinding> findings)
{
    private static readonly char[] Separators = [',', ' ', '\t', '\r', '\n'];

    private readonly HashSet<string> faulty = [];

    public bool HasErrors => faulty.Count > 0;

    public bool HasFault(string column) => faulty.Contains(column);

    /// <summary>Records an error; always false, so that a check may end with it.</summary>
    public bool Fault(string column, string value, string reason, string message)
    {
        faulty.Add(column);
        findings.Add(new RowFinding(row.RowKey, column, value, reason, message));
        return false;
    }

    public void Warn(string column, string value, string reason, string message) =>
        findings.Add(new RowFinding(row.RowKey, column, value, reason, message, FindingSeverity.Warning));

    /// <summary>Warns of columns that no row has, which are typing errors more often than notes.</summary>
    public void CheckNames()
    {
        foreach (var name in row.Columns.Keys.Order(StringComparer.Ordinal))
        {
            if (!PolicyColumn.All.Contains(name))
            {
                var meant = PolicyColumn.All.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
                Warn(
                    name, Describe(row.Columns[name]), FindingReason.UnknownColumn,
                    meant is null
                        ? $"No column has this name, so it has no effect. Write one of {string.Join(", ", PolicyColumn.All)}"
                        : $"No column has this name, so it has no effect. Write '{meant}'");
            }
        }
    }

    public string? ReadText(string column)
    {
        switch (Value(column))
        {
            case null or "":
                return null;
            case string text:
                return text;
            case var other:
                WrongType(column, other, "text");
                return null;
        }
    }

    /// <summary>A list: the elements of an array as they are, or a text split at commas, spaces and line breaks.</summary>
    public IReadOnlyList<string> ReadList(string column)
    {
        switch (Value(column))
        {
            case null:
                return [];
            case string text:
                var parts = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
                if (parts.Length == 0 && text.Contains(',', StringComparison.Ordinal))
                {
                    Fault(column, text, FindingReason.Invalid, "There is nothing between the commas. Write the elements, or leave the column empty");
                }

                return parts;
            case string[] elements:
                return elements;
            case var other:
                WrongType(column, other, "text, with commas, spaces or line breaks between the elements (in a file also an array of strings)");
                return [];
        }
    }

    /// <summary>A Boolean, or the text <c>true</c> or <c>false</c>, which some table tools write instead.</summary>
    public bool ReadBoolean(string column, bool whenEmpty)
    {
        switch (Value(column))
        {
            case null or "":
                return whenEmpty;
            case bool value:
                return value;
            case string text when bool.TryParse(text, out var parsed):
                return parsed;
            case var other:
                WrongType(column, other, "true or false");
                return false;
        }
    }

    /// <summary>A whole number, or its digits as text, which some table tools write instead.</summary>
    public long? ReadInteger(string column)
    {
        switch (Value(column))
        {
            case null or "":
                return null;
            case int value:
                return value;
            case long value:
                return value;
            case string text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed):
                return parsed;
            case var other:
                WrongType(column, other, "a whole number");
                return null;
        }
    }

    /// <summary>An instant, or its ISO 8601 text with a <c>Z</c> or an offset.</summary>
    public DateTimeOffset? ReadInstant(string column)
    {
        switch (Value(column))
        {
            case null or "":
                return null;
            case DateTimeOffset value:
                return value;
            case string text when InstantText.TryParse(text, out var parsed):
                return parsed;
            case var other:
                WrongType(column, other, "an instant with its offset, such as '2030-01-31T00:00:00Z'");
                return null;
        }
    }

    private object? Value(string column) => row.Columns.GetValueOrDefault(column);

    private void WrongType(string column, object value, string expected) =>
        Fault(column, Describe(value), FindingReason.WrongType, $"The column does not take {TypeName(value)}. Write {expected}");

    private static string TypeName(object value) => value switch
    {
        string => "this text",
        bool => "true or false",
        double => "a number of type Double",
        int or long => "a number",
        DateTimeOffset => "an instant",
        string[] => "an array",
        _ => "a value of this type",
    };

    private static string Describe(object? value) => value switch
    {
        string[] elements => string.Join(", ", elements),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
