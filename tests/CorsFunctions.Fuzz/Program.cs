using System.Diagnostics;
using System.Globalization;
using CorsFunctions.Fuzz;

// dotnet run -c Release --project tests/CorsFunctions.Fuzz [cases] [seed] [first batch]
// A finding names its batch: with "1000 seed batch" that batch alone runs again.
var cases = args.Length > 0 ? long.Parse(args[0], CultureInfo.InvariantCulture) : 10_000_000;
var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 20261121;
var first = args.Length > 2 ? long.Parse(args[2], CultureInfo.InvariantCulture) : 0;

// It is never in a hurry; nobody else on the machine is to wait for it.
Process.GetCurrentProcess().PriorityClass = ProcessPriorityClass.BelowNormal;

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cases} cases, seed {seed}, from batch {first}"));
var clock = Stopwatch.StartNew();
var fuzzer = new Fuzzer(seed);
for (var batch = first; fuzzer.Cases < cases && fuzzer.Findings < Fuzzer.EnoughFindings; batch++)
{
    fuzzer.RunBatch(batch);
    if ((batch - first) % 1000 == 999)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed:hh\\:mm\\:ss} {fuzzer.Summary}"));
    }
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed:hh\\:mm\\:ss} {fuzzer.Summary}"));
return fuzzer.Findings == 0 ? 0 : 1;
