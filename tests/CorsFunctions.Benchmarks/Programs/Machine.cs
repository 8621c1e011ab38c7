using System.Globalization;
using System.Runtime.InteropServices;

namespace CorsFunctions.Benchmarks.Programs;

/// <summary>What the figures were measured on, and how busy it was.</summary>
internal static class Machine
{
    public static void Print()
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} × {Processor()}, {RuntimeInformation.OSDescription}, .NET {Environment.Version}"));
        PrintLoad();
    }

    public static void PrintLoad()
    {
        if (File.Exists("/proc/loadavg"))
        {
            Console.WriteLine($"load average {string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3])}");
        }
    }

    private static string Processor() =>
        File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "processor"
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? "processor";
}
