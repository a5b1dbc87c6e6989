using Sealpost.Cli.Terminal;
using Sealpost.Core.Checks;
using Sealpost.Core.Rendering;
using Sealpost.Core.Rendering.Text;

namespace Sealpost.Cli.Explaining;

/// <summary>All checks with their severity, by family.</summary>
internal static class CheckList
{
    private static readonly (string Prefix, string Title)[] Families =
    [
        ("STS1", "The MTA-STS record"),
        ("STS2", "Fetching the policy"),
        ("STS3", "The policy itself"),
        ("STS4", "The policy against the mail servers"),
        ("SMX1", "Mail servers and STARTTLS"),
        ("CRT1", "The mail servers' certificates"),
        ("RPT1", "The TLS-RPT record"),
        ("DNE1", "DNSSEC and DANE"),
        ("SPF1", "SPF: who may send for the domain"),
        ("DKM1", "DKIM keys"),
        ("DMC1", "The DMARC record"),
    ];

    public static void Write(Streams streams)
    {
        var gap = "";
        foreach (var (prefix, title) in Families)
        {
            streams.Out.WriteLine(gap + streams.Palette.Bold(title));
            gap = "\n";
            foreach (var check in Catalog.All.Where(check => check.Id.StartsWith(prefix, StringComparison.Ordinal)))
            {
                var severity = TextColumns.Pad(Word(check), 9);
                streams.Out.WriteLine(
                    $"  {check.Id}  "
                    + $"{streams.Palette.Dim(severity)}{check.Title.Replace("`", "", StringComparison.Ordinal)}");
            }
        }

        streams.Out.WriteLine();
        streams.Out.WriteLine(streams.Palette.Dim("'sealpost explain STS203' explains one of them."));
    }

    /// <summary>The severity, or that it depends.</summary>
    internal static string Word(Check check) => check.Rule is null ? check.Severity.Word() : "depends";
}
