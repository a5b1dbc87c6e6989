using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Sealpost.Core.Observations.Json;
using Sealpost.Core.Rendering;
using Sealpost.Core.Rendering.Json;
using Sealpost.Core.Reporting;

namespace Sealpost.Web.Storage;

/// <summary>How a report becomes columns, and back.</summary>
internal static class FinishedCheck
{
    /// <summary>The large parts of a report.</summary>
    public static StoredTexts TextsOf(string id, CheckReport report) => new()
    {
        CheckId = id,
        Observation = Pack(ObservationJson.Write(report.Seen)),
        Document = Pack(Encoding.UTF8.GetBytes(JsonReport.Line(report))),
    };

    /// <summary>Puts a report into its row.</summary>
    public static void Fill(StoredCheck row, CheckReport report, StoredTexts texts, string version)
    {
        var sts = report.Reading.MtaSts;
        row.State = CheckState.Finished;
        row.At = report.Seen.At;
        row.Outcome = report.Outcome.Word();
        row.Headline = Headline.Of(report).Sentence;
        row.MtaSts = sts.Status.Word();
        row.TlsRpt = report.Reading.TlsRpt.Status.Word();
        row.PolicyId = sts.Record?.Value?.Id;
        row.PolicyDigest = sts.Host.Chosen?.Answer is { Status: 200 } answer
            ? Convert.ToHexStringLower(SHA256.HashData(answer.Body.Span))
            : null;
        row.JudgedBy = version;
        row.Texts = texts;
    }

    public static byte[] Unpack(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        gzip.CopyTo(plain);
        return plain.ToArray();
    }

    private static byte[] Pack(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(plain);
        }

        return packed.ToArray();
    }
}
