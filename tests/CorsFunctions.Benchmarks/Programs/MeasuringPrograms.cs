namespace CorsFunctions.Benchmarks.Programs;

/// <summary>Programs run by hand. Each prints the table of docs/performance.md that is its own, with the machine above it.</summary>
internal static class MeasuringPrograms
{
    /// <summary>Runs the program that the first argument names; false when it names none.</summary>
    public static async Task<bool> TryRunAsync(string[] args)
    {
        Func<ProgramArguments, Task>? program = args.FirstOrDefault() switch
        {
            "--cold" => ColdStart.RunAsync,
            "--worker" => WorkerCost.RunAsync,
            "--reload" => ReloadCost.RunAsync,
            "--pairs" => EnginePairs.RunAsync,
            _ => null,
        };
        if (program is not null)
        {
            Machine.Print();
            await program(new ProgramArguments(args[1..]));
            Machine.PrintLoad();
            return true;
        }

        if (args is [TableStub.Argument, var rows])
        {
            await TableStub.ServeAsync(int.Parse(rows, System.Globalization.CultureInfo.InvariantCulture));
            return true;
        }

        return false;
    }
}

/// <summary>Arguments of the form <c>--name number</c>.</summary>
internal sealed class ProgramArguments(string[] args)
{
    public bool Has(string name) => args.Contains(name);

    public int Number(string name, int otherwise) =>
        Array.IndexOf(args, name) is var at and >= 0
            ? int.Parse(args[at + 1], System.Globalization.CultureInfo.InvariantCulture)
            : otherwise;
}
