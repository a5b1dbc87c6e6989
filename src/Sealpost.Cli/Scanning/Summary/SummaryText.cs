using System.Collections.Immutable;
using System.Globalization;
using Sealpost.Core.Checks;
using Sealpost.Core.Rendering;

namespace Sealpost.Cli.Scanning.Summary;

/// <summary>The figures of a scan as plain text.</summary>
internal static class SummaryText
{
    private const int MostRows = 15;
    private const int NameWidth = 34;

    /// <summary>Writes the figures.</summary>
    public static void Write(ScanFigures figures, TextWriter output)
    {
        output.WriteLine(Invariant($"{figures.Results:N0} results, {figures.Domains:N0} domains"));
        Table(output, "Outcome", figures.Outcomes, figures.Results, static name => name);
        Table(output, "MTA-STS", figures.MtaSts, figures.Domains, static name => name);
        Table(output, "TLS-RPT", figures.TlsRpt, figures.Domains, static name => name);
        Table(output, "Failing checks", figures.Failing, figures.Domains, static id => id);
        Table(
            output,
            "Mail providers",
            [.. figures.Providers.Select(static one => new Figure(one.Name, one.Count))],
            figures.Domains,
            static name => SafeText.Of(name));
    }

    /// <summary>A share of a whole, as <c>12.3 %</c>.</summary>
    public static string Share(long count, long whole) =>
        Invariant($"{(whole == 0 ? 0 : 100.0 * count / whole):0.0} %");

    /// <summary>The words for a failing check, where it is in the catalogue.</summary>
    public static string TitleOf(string id) => Catalog.Find(id)?.Title ?? "";

    private static void Table(
        TextWriter output, string title, ImmutableArray<Figure> figures, long whole, Func<string, string> name)
    {
        if (figures.IsEmpty)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(title);
        foreach (var figure in figures.Take(MostRows))
        {
            var words = title is "Failing checks" ? $"  {TitleOf(figure.Name)}" : "";
            output.WriteLine(
                Invariant($"  {name(figure.Name),-NameWidth} {figure.Count,12:N0} {Share(figure.Count, whole),8}{words}"));
        }

        if (figures.Length > MostRows)
        {
            output.WriteLine(Invariant($"  and {figures.Length - MostRows:N0} more"));
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
