using System.Collections.Immutable;
using System.Globalization;
using Sealpost.Core.Dkim;
using Sealpost.Core.Dmarc;
using Sealpost.Core.Linting;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Rendering;
using Sealpost.Core.Spf;
using Sealpost.Core.Text;

namespace Sealpost.Web.Linting;

/// <summary>What a sender reads in a text: names and their values, safe to show.</summary>
public sealed record LintReading(ImmutableArray<(string Name, string Value)> Fields)
{
    private const int MostValues = 50;

    /// <summary>What a conforming sender reads; null where it ends with nothing.</summary>
    public static LintReading? Of(LintReport report) => report switch
    {
        LintReport.OfPolicy { Parsed: { } policy } => Of(policy),
        LintReport.OfStsRecord { Parsed: { } record } =>
            new([("Policy id", record.Id), .. Extensions(record.Extensions)]),
        LintReport.OfTlsRptRecord { Parsed: { } record } => new(
        [
            .. Some("Reports go to", from uri in record.Usable select uri.Text),
            .. Some("Not usable", from uri in record.Rua.Except(record.Usable) select uri.Text),
            .. Extensions(record.Extensions),
        ]),
        LintReport.OfSpfRecord { Parsed: { } record } => new(
        [
            .. Some("Terms", from term in record.Terms select term.Text),
            ("Other senders", (record.All?.Qualifier ?? SpfQualifier.Neutral).Word()),
        ]),
        LintReport.OfDkimKey { Parsed: { } key } => Of(key),
        LintReport.OfDmarcRecord { Parsed: { } record } => Of(record),
        _ => null,
    };

    private static LintReading Of(DkimKey key) => new(key.IsRevoked
        ? [("Key", "revoked: signatures made with it are not valid")]
        :
        [
            ("Key", string.Create(CultureInfo.InvariantCulture, $"{key.Type.Word()}, {key.Bits} bits")),
            .. key.IsTesting ? (IEnumerable<(string, string)>)[("Test", "verifiers may treat mail as if it were not signed")] : [],
        ]);

    private static LintReading Of(DmarcRecord record) => new(
    [
        ("Policy", record.Policy.Word()),
        ("For subdomains", record.ForSubdomains.Word()),
        ("For names that do not exist", record.ForNonexistent.Word()),
        ("Alignment", $"DKIM {(record.IsDkimStrict ? "strict" : "relaxed")}, SPF {(record.IsSpfStrict ? "strict" : "relaxed")}"),
        .. record.IsTesting ? (IEnumerable<(string, string)>)[("Test", "receivers apply the next weaker policy")] : [],
        .. Some("Reports go to", from uri in record.Rua select uri.Text),
        .. Some("Failures are reported to", from uri in record.Ruf select uri.Text),
    ]);

    /// <summary>What a sender that acts on this policy reads.</summary>
    public static LintReading Of(StsPolicy policy) => new(
    [
        ("Mode", policy.Mode.Word()),
        ("Kept for", Span(policy.MaxAge)),
        .. Some("Mail servers", from pattern in policy.Mx select pattern.Text),
        .. Extensions(policy.Extensions),
    ]);

    private static string Span(long seconds) => seconds < 86_400
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds} s")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds} s ({seconds / 86_400.0:0.#} days)");

    private static IEnumerable<(string Name, string Value)> Extensions(ImmutableArray<ExtensionField> fields) =>
        Some("Passed over", from field in fields select $"{field.Name}: {field.Value}");

    private static IEnumerable<(string Name, string Value)> Some(string name, IEnumerable<string> values)
    {
        var all = values.ToList();
        foreach (var value in all.Take(MostValues))
        {
            yield return (name, SafeText.Of(value));
            name = "";
        }

        if (all.Count > MostValues)
        {
            yield return ("", $"and {all.Count - MostValues} more");
        }
    }
}
