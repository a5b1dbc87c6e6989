using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using Sealpost.Core.Rendering;

namespace Sealpost.Cli.Scanning.Summary;

/// <summary>The figures of a scan as one page with pictures: nothing is loaded, nothing runs.</summary>
internal sealed class SummaryPage(ScanFigures figures)
{
    private const int MostBars = 15;

    private const string Style = """
        :root{color-scheme:light dark;--ink:#16202a;--dim:#5b6773;--paper:#fff;--line:#d9dfe5;--bar:#2f6db3;
        --protected:#1b7f4b;--partly-protected:#77a63a;--reporting:#2f6db3;--refused:#b3261e;--unprotected:#d98324;
        --no-mail:#8a94a0;--undetermined:#b9c1c9;--not-a-domain:#6b5b95}
        @media(prefers-color-scheme:dark){:root{--ink:#e7edf3;--dim:#9aa7b4;--paper:#12181f;--line:#2c3742;--bar:#6aa5e8;
        --protected:#46b57c;--partly-protected:#a3cc68;--reporting:#6aa5e8;--refused:#f0857d;--unprotected:#eba75a;
        --no-mail:#7d8894;--undetermined:#4b5763;--not-a-domain:#a597cf}}
        body{margin:0 auto;max-width:62rem;padding:2rem 1.25rem;background:var(--paper);color:var(--ink);
        font:16px/1.5 system-ui,sans-serif}h1{font-size:1.6rem;margin:0}h2{font-size:1.15rem;margin:2.5rem 0 .5rem}
        p{margin:.25rem 0;color:var(--dim)}svg{display:block;width:100%;height:auto;overflow:visible}
        svg text{fill:var(--ink);font:14px system-ui,sans-serif}svg text.n{fill:var(--dim)}
        table{border-collapse:collapse;width:100%;margin-top:.75rem}th,td{text-align:left;padding:.25rem .5rem;
        border-bottom:1px solid var(--line);vertical-align:top}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:.75rem 0}
        li span{display:inline-block;width:.8em;height:.8em;border-radius:2px;margin-right:.4em}
        details{margin-top:.5rem}summary{cursor:pointer;color:var(--dim)}
        @media print{body{max-width:none}details{display:none}}
        """;

    private readonly StringBuilder _page = new();

    /// <summary>The page.</summary>
    public string Compose()
    {
        var enforce = ScanFigures.CountOf(figures.MtaSts, "enforce");
        var whole = figures.Domains;
        Add($"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
        Add($"<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
        Add($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        Add($"<title>How mail to {whole:N0} domains travels</title><style>{Style}</style></head><body>");
        Add($"<h1>How mail to {whole:N0} domains travels</h1>");
        Add($"<p>{SummaryText.Share(enforce, whole)} enforce MTA-STS, ");
        Add($"{SummaryText.Share(ScanFigures.CountOf(figures.MtaSts, "testing"), whole)} test it, ");
        Add($"{SummaryText.Share(ScanFigures.CountOf(figures.MtaSts, "broken"), whole)} have it broken, ");
        Add($"{SummaryText.Share(ScanFigures.CountOf(figures.TlsRpt, "present"), whole)} ask for reports.</p>");
        Add($"<h2>What a sender does with their mail</h2>");
        Stack(figures.Outcomes, figures.Results);
        Table("Outcome", figures.Outcomes, figures.Results, static name => name);
        Bars("MTA-STS", figures.MtaSts, whole, static name => name);
        Bars("TLS-RPT", figures.TlsRpt, whole, static name => name);
        Bars(
            "What is wrong most often",
            figures.Failing,
            whole,
            static id => SummaryText.TitleOf(id) is { Length: > 0 } title ? $"{id}  {title}" : id);
        Providers();
        Add($"<p>Made by Sealpost.</p></body></html>\n");
        return _page.ToString();
    }

    // One bar for the whole.
    private void Stack(ImmutableArray<Figure> parts, long whole, double width = 960, double height = 56)
    {
        Add($"<svg viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{Words(parts, whole)}\">");
        Segments(parts, whole, 0, 0, width, height);
        Add($"</svg><ul>");
        foreach (var part in parts)
        {
            Add($"<li><span style=\"background:{Colour(part.Name)}\"></span>");
            Add($"{Text(part.Name)} {SummaryText.Share(part.Count, whole)}</li>");
        }

        Add($"</ul>");
    }

    private void Segments(
        ImmutableArray<Figure> parts, long whole, double left, double top, double width, double height)
    {
        foreach (var part in parts)
        {
            var size = whole == 0 ? 0 : width * part.Count / whole;
            Add($"<rect x=\"{left:0.##}\" y=\"{top:0.##}\" width=\"{size:0.##}\" height=\"{height}\" ");
            Add($"fill=\"{Colour(part.Name)}\"><title>{Text(part.Name)}: {part.Count:N0}</title></rect>");
            left += size;
        }
    }

    private void Bars(string title, ImmutableArray<Figure> parts, long whole, Func<string, string> name)
    {
        if (parts.IsEmpty)
        {
            return;
        }

        const int Row = 46;
        const int Width = 960;
        var shown = parts.Take(MostBars).ToImmutableArray();
        var most = Math.Max(1, shown.Max(static part => part.Count));
        Add($"<h2>{Text(title)}</h2>");
        Add($"<svg viewBox=\"0 0 {Width} {shown.Length * Row}\" role=\"img\" aria-label=\"{Words(shown, whole)}\">");
        for (var at = 0; at < shown.Length; at++)
        {
            var part = shown[at];
            Add($"<text x=\"0\" y=\"{(at * Row) + 15}\">{Text(name(part.Name))}</text>");
            Add($"<text class=\"n\" x=\"{Width}\" y=\"{(at * Row) + 15}\" text-anchor=\"end\">");
            Add($"{part.Count:N0} · {SummaryText.Share(part.Count, whole)}</text>");
            Add($"<rect x=\"0\" y=\"{(at * Row) + 22}\" width=\"{(double)Width * part.Count / most:0.##}\" height=\"14\" ");
            Add($"rx=\"2\" fill=\"var(--bar)\"/>");
        }

        Add($"</svg>");
        Table(title, parts, whole, name);
    }

    private void Providers()
    {
        if (figures.Providers.IsEmpty)
        {
            return;
        }

        const int Row = 46;
        const int Width = 960;
        var shown = figures.Providers.Take(MostBars).ToImmutableArray();
        var most = Math.Max(1, shown[0].Count);
        var words = Words([.. shown.Select(static one => new Figure(one.Name, one.Count))], figures.Domains);
        Add($"<h2>Where the mail goes</h2><p>The registered domain of the first mail server, and what becomes of the mail.</p>");
        Add($"<svg viewBox=\"0 0 {Width} {shown.Length * Row}\" role=\"img\" aria-label=\"{words}\">");
        for (var at = 0; at < shown.Length; at++)
        {
            var one = shown[at];
            Add($"<text x=\"0\" y=\"{(at * Row) + 15}\">{Text(one.Name)}</text>");
            Add($"<text class=\"n\" x=\"{Width}\" y=\"{(at * Row) + 15}\" text-anchor=\"end\">");
            Add($"{one.Count:N0} · {SummaryText.Share(one.Count, figures.Domains)}</text>");
            Segments(one.Outcomes, one.Count, 0, (at * Row) + 22, (double)Width * one.Count / most, 14);
        }

        Add($"</svg>");
        Table(
            "Provider",
            [.. figures.Providers.Take(100).Select(static one => new Figure(one.Name, one.Count))],
            figures.Domains,
            static name => name);
    }

    private void Table(string title, ImmutableArray<Figure> parts, long whole, Func<string, string> name)
    {
        Add($"<details><summary>As a table</summary><table><thead><tr><th scope=\"col\">{Text(title)}</th>");
        Add($"<th class=\"n\" scope=\"col\">Domains</th><th class=\"n\" scope=\"col\">Share</th></tr></thead><tbody>");
        foreach (var part in parts)
        {
            Add($"<tr><td>{Text(name(part.Name))}</td><td class=\"n\">{part.Count:N0}</td>");
            Add($"<td class=\"n\">{SummaryText.Share(part.Count, whole)}</td></tr>");
        }

        Add($"</tbody></table></details>");
    }

    private static string Words(ImmutableArray<Figure> parts, long whole) =>
        string.Join(", ", parts.Select(part => $"{Text(part.Name)} {SummaryText.Share(part.Count, whole)}"));

    // The names of outcomes are ours; whatever else a file may hold gets the colour of what is not known.
    private static string Colour(string outcome) => outcome switch
    {
        "protected" or "partly-protected" or "reporting" or "refused" or "unprotected" or "no-mail" or "not-a-domain" =>
            $"var(--{outcome})",
        _ => "var(--undetermined)",
    };

    private static string Text(string text) => WebUtility.HtmlEncode(SafeText.Of(text));

    private void Add(FormattableString text) => _page.Append(text.ToString(CultureInfo.InvariantCulture));
}
