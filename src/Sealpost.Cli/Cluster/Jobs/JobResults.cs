using Sealpost.Cli.Scanning;
using Sealpost.Probes;

namespace Sealpost.Cli.Cluster.Jobs;

/// <summary>What is written of the results of a job: exactly what <c>scan</c> writes on one machine.</summary>
internal static class JobResults
{
    private const string Csv = "csv";
    private const string JsonLines = "jsonl";

    /// <summary>The words of <c>--fields</c>.</summary>
    public static (string Word, ResultFields Fields)[] Fields { get; } =
    [
        ("summary", ResultFields.Summary),
        ("full", ResultFields.Full),
        ("observation", ResultFields.Observation),
    ];

    /// <summary>The word that travels for a form.</summary>
    public static string WordOf(ResultFormat format) => format is ResultFormat.Csv ? Csv : JsonLines;

    /// <summary>The word that travels for fields.</summary>
    public static string WordOf(ResultFields fields) => Array.Find(Fields, one => one.Fields == fields).Word;

    /// <summary>What the file begins with.</summary>
    public static byte[] HeadOf(JobWish wish) => wish.Format is Csv ? ResultLine.Header.ToArray() : [];

    /// <summary>Writes a result, in a summary where it is longer than what fits into a message.</summary>
    public static Func<ScanResult, byte[]> WriterFor(JobWish wish, int mostOctets)
    {
        var fields = Array.Find(Fields, one => one.Word == wish.Fields).Fields;
        var isCsv = wish.Format is Csv;
        return result =>
        {
            var octets = ResultLine.Of(result, fields, isCsv).Octets;
            return (octets.Length <= mostOctets ? octets : ResultLine.Of(result, ResultFields.Summary, isCsv).Octets)
                .ToArray();
        };
    }
}
