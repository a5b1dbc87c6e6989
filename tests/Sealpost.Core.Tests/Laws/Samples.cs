using System.Globalization;
using CsCheck;

namespace Sealpost.Core.Tests.Laws;

/// <summary>Runs a law over generated cases: always the same ones, unless the environment asks for others or for more.</summary>
internal static class Samples
{
    private const uint Stream = 1;

    private static readonly ulong Seed = Setting("SEALPOST_FUZZ_SEED") ?? 8461;

    private static readonly ulong? Wanted = Setting("SEALPOST_FUZZ_ITERATIONS");

    /// <summary>Holds a law to <paramref name="count"/> cases. A case that fails is named by the seed that makes it again alone.</summary>
    public static void Hold<T>(Gen<T> cases, Action<T> law, ITestOutputHelper output, ulong count = 4_000)
    {
        count = Wanted ?? count;
        output.WriteLine($"SEALPOST_FUZZ_SEED={Seed} SEALPOST_FUZZ_ITERATIONS={count}");
        for (var seed = Seed; seed < Seed + count; seed++)
        {
            var value = cases.Generate(new PCG(Stream, seed), null, out _);
            try
            {
                law(value);
            }
            catch (Exception fault)
            {
                var shown = value is byte[] octets ? Convert.ToBase64String(octets) : value?.ToString();
                throw new InvalidOperationException($"SEALPOST_FUZZ_SEED={seed} SEALPOST_FUZZ_ITERATIONS=1: {shown}", fault);
            }
        }
    }

    private static ulong? Setting(string name) =>
        ulong.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}
