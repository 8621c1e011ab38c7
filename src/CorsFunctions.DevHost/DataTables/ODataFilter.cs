using System.Globalization;
using System.Text;
using System.Xml;

namespace Azure.Data.Tables;

/// <summary>Turns the holes of an interpolated filter into OData literals, so that no value can change the filter's meaning.</summary>
internal static class ODataFilter
{
    public static string? Create(FormattableString? filter)
    {
        if (filter is null)
        {
            return null;
        }

        var literals = new object[filter.ArgumentCount];
        for (var i = 0; i < literals.Length; i++)
        {
            literals[i] = Literal(filter.GetArgument(i)) ?? throw new ArgumentException(
                $"Value {i} of the filter has type {filter.GetArgument(i)!.GetType()}, which has no OData literal. Convert it to a string, number, bool, Guid, date or byte[].",
                nameof(filter));
        }

        return string.Format(CultureInfo.InvariantCulture, filter.Format, literals);
    }

    public static string Quote(string text) => text.Replace("'", "''", StringComparison.Ordinal);

    private static string? Literal(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        sbyte or byte or short or ushort or int or uint or decimal or float or double =>
            ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        long or ulong => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture) + "L",
        Guid guid => $"guid'{guid}'",
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        BinaryData bytes => $"X'{Convert.ToHexString(bytes.ToMemory().Span)}'",
        DateTimeOffset instant => Date(instant.UtcDateTime),
        DateTime moment => Date(moment.ToUniversalTime()),
        string or char or StringBuilder => $"'{Quote(value.ToString()!)}'",
        _ => null,
    };

    private static string Date(DateTime moment) => $"datetime'{XmlConvert.ToString(moment, XmlDateTimeSerializationMode.RoundtripKind)}'";
}
