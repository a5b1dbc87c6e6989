using System.Collections.Immutable;
using System.Text.Json;
using Sealpost.Core.Checks;
using Sealpost.Core.Reporting;
using Sealpost.Web.Storage;

namespace Sealpost.Web.Domains;

/// <summary>What the checks of some version answered, read back from a kept document.</summary>
internal static class KeptVerdicts
{
    /// <summary>The answers; of a word that is not known here the nearest thing is taken: not seen, info.</summary>
    /// <param name="packed">The document as it is kept.</param>
    public static ImmutableArray<GivenVerdict> Of(byte[] packed)
    {
        using var document = JsonDocument.Parse(FinishedCheck.Unpack(packed));
        return
        [
            .. from result in document.RootElement.GetProperty("results").EnumerateArray()
               select new GivenVerdict(
                   result.GetProperty("id").GetString()!,
                   result.GetProperty("title").GetString()!,
                   KindOf(result.GetProperty("verdict").GetString()),
                   SeverityOf(result.GetProperty("severity").GetString())),
        ];
    }

    private static VerdictKind KindOf(string? word) => word switch
    {
        "pass" => VerdictKind.Pass,
        "fail" => VerdictKind.Fail,
        "moot" => VerdictKind.Moot,
        _ => VerdictKind.Unseen,
    };

    private static Severity SeverityOf(string? word) => word switch
    {
        "error" => Severity.Error,
        "warning" => Severity.Warning,
        _ => Severity.Info,
    };
}
