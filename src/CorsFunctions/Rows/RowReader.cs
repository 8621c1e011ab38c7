using System.Globalization;

namespace CorsFunctions.Rows;

/// <summary>Reads the columns of one row by type, and gathers what is wrong with them.</summary>
internal sealed class RowReader
{
    private readonly PolicyRow row;
    private readonly List<RowFinding> findings;
    private readonly HashSet<string> faulty = [];
    private readonly RowValues values;

    public RowReader(PolicyRow row, List<RowFinding> findings)
    {
        this.row = row;
        this.findings = findings;
        values = new RowValues(row);
        CheckNames();
    }

    public bool HasErrors => faulty.Count > 0;

    public bool HasFault(string column) => faulty.Contains(column);

    /// <summary>Records an error; always false, so that a check may end with it.</summary>
    public bool Fault(string column, string value, string reason, string message, bool isUnclaimed = false)
    {
        faulty.Add(column);
        findings.Add(new RowFinding(row.RowKey, column, value, reason, isUnclaimed ? $"Nothing of this can be claimed, so a looser row may govern. {message}" : message)
        {
            IsUnclaimed = isUnclaimed,
        });
        return false;
    }

    /// <summary>Records why the source could not read the row as one; false when it has left no column to go on with.</summary>
    public bool ReadUnreadable(string why)
    {
        var isEmpty = row.Columns.Count == 0;
        Fault("", "", FindingReason.Unreadable, why, isUnclaimed: isEmpty);
        return !isEmpty;
    }

    public void Warn(string column, string value, string reason, string message) =>
        findings.Add(new RowFinding(row.RowKey, column, value, reason, message, FindingSeverity.Warning));

    /// <summary>Whether something stands in the column, or in one that means it.</summary>
    public bool HasValue(string column) => values.First(column) is not null;

    /// <summary>What a misnamed column says besides the one that is read: nobody knows which of the two is meant.</summary>
    public IEnumerable<string> OtherTexts(string column) => values.HasMisnamed ? RowValues.Texts(values.Of(column).Skip(1)) : [];

    /// <summary>All texts of a column, those of a value of a wrong type included: they are claimed.</summary>
    public IEnumerable<string> Texts(string column) => RowValues.Texts(values.Of(column));

    /// <summary>A text; null when the column is empty, or holds something else.</summary>
    /// <param name="column">The column.</param>
    /// <param name="isClaimed">Whether something is claimed of what is no text.</param>
    public string? ReadText(string column, Func<bool>? isClaimed = null)
    {
        switch (values.First(column))
        {
            case null or "":
                return null;
            case string text:
                return text;
            case var other:
                WrongType(column, other, "text", isClaimed?.Invoke() == true);
                return null;
        }
    }

    /// <summary>A list: the elements of an array as they are, or a text split at commas, spaces and line breaks.</summary>
    /// <param name="column">The column.</param>
    /// <param name="read">Reads that column of another row: what is suggested is read before it is said.</param>
    public IReadOnlyList<string> ReadList(string column, Action<RowReader> read)
    {
        switch (values.First(column))
        {
            case null:
                return [];
            case string text when ListText.FindSlip(text) is { } slip && ListText.Repair(text) is { Length: > 0 } elements && TakesWithoutFinding(column, elements, read):
                var fix = string.Join(", ", elements);
                Fault(column, text, FindingReason.Invalid, fix.Length <= ListText.LongestFix ? $"{slip}. Write '{fix}'" : $"{slip}. Write the elements alone, with a comma between two");
                return elements;
            case string text:
                var parts = ListText.Split(text);
                if (parts.Length == 0 && text.Contains(',', StringComparison.Ordinal))
                {
                    Fault(column, text, FindingReason.Invalid, "There is nothing between the commas. Write the elements, or leave the column empty", IsClaim(column));
                }

                return parts;
            case string[] elements:
                return elements;
            case var other:
                WrongType(column, other, "text, with commas, spaces or line breaks between the elements (in a file also an array of strings)");
                return [];
        }
    }

    /// <summary>Whether a row that has nothing but these elements in the column gets no finding there.</summary>
    public static bool TakesWithoutFinding(string column, string[] elements, Action<RowReader> read)
    {
        var found = new List<RowFinding>();
        read(new RowReader(new PolicyRow("", "", new Dictionary<string, object?> { [column] = elements }), found));
        return found.Count == 0;
    }

    /// <summary>A Boolean, or the text <c>true</c> or <c>false</c>, which some table tools write instead.</summary>
    public bool ReadBoolean(string column, bool whenEmpty)
    {
        switch (values.First(column))
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
        switch (values.First(column))
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
        switch (values.First(column))
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

    private void CheckNames()
    {
        if (row.Columns.Keys.All(PolicyColumn.IsColumn))
        {
            return;
        }

        foreach (var name in row.Columns.Keys.Where(name => !PolicyColumn.IsColumn(name)).Order(StringComparer.Ordinal))
        {
            if (MeantColumn.Find(name) is { } meant)
            {
                ReadMisnamed(name, meant);
            }
            else if (RowValues.HoldsColumns(row.Columns[name]))
            {
                Fault(
                    name, RowValues.Describe(row.Columns[name]), FindingReason.UnknownColumn,
                    "No column has this name, and what stands inside has no effect: a row has its columns side by side. Write them beside rowKey");
            }
            else if (MeantColumn.FindAdviceForMissing(name) is { } advice)
            {
                Fault(name, RowValues.Describe(row.Columns[name]), FindingReason.UnknownColumn, $"No column has this name, so it would have no effect. {advice}");
            }
            else if (row.Columns[name] is string text && SwitchColumns.SaysOff(text))
            {
                Fault(
                    name, text, FindingReason.UnknownColumn,
                    $"No column has this name, and its value says that the row is not in force, which it would be. Write '{PolicyColumn.Enabled}' false, or, what is only for people, into '{PolicyColumn.Notes}'");
            }
            else
            {
                Warn(
                    name, RowValues.Describe(row.Columns[name]), FindingReason.UnknownColumn,
                    $"No column has this name, so it has no effect. Write one of {string.Join(", ", PolicyColumn.All)}");
            }
        }
    }

    // Column names mind letter case. A row that is switched off, or governs another route, only under such a name is not in force as meant.
    private void ReadMisnamed(string name, MeantColumn meant)
    {
        Fault(
            meant.Column, RowValues.Describe(row.Columns[name]), FindingReason.UnknownColumn,
            $"No column has the name '{Printable.Text(name)}', so it would have no effect. {meant.Advice}");
        if (!meant.IsOpposite)
        {
            values.Add(name, meant.Column);
        }
    }

    // What a row claims are these two.
    private static bool IsClaim(string column) => column is PolicyColumn.Route or PolicyColumn.Origins;

    private void WrongType(string column, object value, string expected, bool isClaimed = false) =>
        Fault(column, RowValues.Describe(value), FindingReason.WrongType, $"The column does not take {RowValues.TypeName(value)}. Write {expected}", IsClaim(column) && !isClaimed);
}
