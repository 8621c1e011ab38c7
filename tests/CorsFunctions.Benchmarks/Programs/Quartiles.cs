using System.Globalization;

namespace CorsFunctions.Benchmarks.Programs;

/// <summary>The median, with the quartiles around it: what other programs do on the machine moves it little.</summary>
internal readonly record struct Quartiles(double First, double Median, double Third)
{
    public static Quartiles Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new Quartiles(At(sorted, 0.25), At(sorted, 0.5), At(sorted, 0.75));
    }

    public static double At(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 == sorted.Length ? sorted[below] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }

    /// <param name="format">A format of numbers, such as <c>F0</c>; with a plus for differences.</param>
    public string Text(string format) =>
        string.Create(CultureInfo.InvariantCulture, $"{Number(Median, format)} ({Number(First, format)} to {Number(Third, format)})");

    private static string Number(double value, string format) =>
        format.StartsWith('+')
            ? (value < 0 ? "" : "+") + value.ToString(format[1..], CultureInfo.InvariantCulture)
            : value.ToString(format, CultureInfo.InvariantCulture);
}
