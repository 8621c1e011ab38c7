using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CorsFunctions.Benchmarks;
using CorsFunctions.Benchmarks.Programs;
using Perfolizer.Horology;

// dotnet run -c Release --project tests/CorsFunctions.Benchmarks
// dotnet run -c Release --project tests/CorsFunctions.Benchmarks -- --filter '*Hostile*'
// A quick look: add --short. Reports are written to BenchmarkDotNet.Artifacts/results.
// The programs of docs/performance.md, each with -- and its name: --cold, --worker, --reload, --pairs.
if (await MeasuringPrograms.TryRunAsync(args))
{
    return;
}

var isShort = args.Contains("--short");
string[] rest = [.. args.Where(argument => argument != "--short")];

// In this process: BenchmarkDotNet's own builds know neither central package versions nor .NET 10.
var job = Job.Default
    .WithToolchain(InProcessEmitToolchain.Instance)
    .WithIterationTime(TimeInterval.FromMilliseconds(isShort ? 50 : 150))
    .WithWarmupCount(isShort ? 6 : 10)
    .WithIterationCount(isShort ? 4 : 15);
var config = ManualConfig.CreateEmpty()
    .AddJob(job)
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddExporter(MarkdownExporter.GitHub)
    .AddLogger(ConsoleLogger.Default);

AspNetCoreBenchmarks.WarmUp();
BenchmarkSwitcher.FromAssembly(typeof(Tenants).Assembly).Run(rest.Length == 0 ? ["--filter", "*"] : rest, config);
RetainedBytes.Print();
