using System.Globalization;
using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;

namespace CorsFunctions.PropertyTests;

/// <summary>Runs a property with FsCheck on values that are drawn from a seed.</summary>
/// <remarks>
/// A run draws the same values each time, so that what fails is what was changed. <c>CORS_PROPERTY_SEED=random</c> draws others, and a failure prints
/// the seed with the input as drawn and as shrunk; <c>CORS_PROPERTY_SEED=123</c> draws those again, and <c>CORS_PROPERTY_FACTOR=10</c> ten times as many.
/// </remarks>
internal static class Properties
{
    private const ulong Seed = 20_261_126;
    private const string SeedVariable = "CORS_PROPERTY_SEED";
    private const string FactorVariable = "CORS_PROPERTY_FACTOR";

    /// <param name="cases">How many.</param>
    /// <param name="draw">Draws a case.</param>
    /// <param name="shrink">Smaller cases.</param>
    /// <param name="check">Throws where the property does not hold.</param>
    /// <param name="isParallel">Whether <paramref name="check"/> may run several times at once.</param>
    public static void Hold<T>(int cases, Func<Random, T> draw, Func<T, IEnumerable<T>> shrink, Action<T> check, bool isParallel = false)
    {
        var seed = Environment.GetEnvironmentVariable(SeedVariable) == "random" ? (ulong)RandomNumberGenerator.GetInt32(int.MaxValue) : Number(SeedVariable) ?? Seed;
        var values = Gen.Choose(0, int.MaxValue - 1).Select(number => draw(new Random(number)));
        var config = Config.QuickThrowOnFailure
            .WithQuietOnSuccess(true)
            .WithMaxTest(cases * (int)(Number(FactorVariable) ?? 1))
            .WithReplay(new Replay(new Rnd(seed), null));
        config = isParallel ? config.WithParallelRunConfig(new ParallelRunConfig(Environment.ProcessorCount)) : config;
        try
        {
            Prop.ForAll(Arb.From(values, shrink), check).Check(config);
        }
        catch (Exception failure)
        {
            // FsCheck's message has the inputs and what went wrong; its stack trace says nothing more.
            Assert.Fail($"Run it again with {SeedVariable}={seed}. {failure.Message}");
        }
    }

    public static IEnumerable<T> AsIs<T>(T value) => [];

    private static ulong? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : null;
}
