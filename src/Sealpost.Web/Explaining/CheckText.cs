using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;
using Sealpost.Core.Checks;

namespace Sealpost.Web.Explaining;

/// <summary>
/// What is written by hand about a check, in <c>docs/checks</c>, as HTML. What is generated there comes from the
/// catalogue here too, so it is left out.
/// </summary>
internal static class CheckText
{
    private const string GeneratedEnd = "<!-- /generated -->";

    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    private static readonly ConcurrentDictionary<string, MarkupString> Texts = new();

    /// <summary>The sections about a check, their headings of the second level; empty where nothing is written.</summary>
    public static MarkupString Of(Check check) => Texts.GetOrAdd(check.Id, static id => new(Render(Read(id), id)));

    /// <summary>Markdown as HTML: no raw HTML, links to other checks' pages as they are on this site.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="own">The check it is about, which is not linked to.</param>
    public static string Render(string markdown, string own)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>())
        {
            link.Url = Local(link.Url);
        }

        foreach (var cell in document.Descendants<TableRow>().Where(static row => row.IsHeader).SelectMany(static row => row))
        {
            cell.GetAttributes().AddProperty("scope", "col");
        }

        foreach (var strong in document.Descendants<EmphasisInline>().Where(IsVerdict))
        {
            strong.GetAttributes().AddClass($"verdict-{strong.FirstChild}");
        }

        foreach (var literal in document.Descendants<LiteralInline>().ToList())
        {
            if (literal.Parent is not LinkInline)
            {
                LinkIds(literal, own);
            }
        }

        return document.ToHtml(Pipeline);
    }

    private static string Read(string id)
    {
        using var page = Assembly.GetExecutingAssembly().GetManifestResourceStream($"checks/{id}.md");
        if (page is null)
        {
            return "";
        }

        using var reader = new StreamReader(page, Encoding.UTF8);
        var text = reader.ReadToEnd();
        var end = text.IndexOf(GeneratedEnd, StringComparison.Ordinal);
        return end < 0 ? text : text[(end + GeneratedEnd.Length)..];
    }

    private static string? Local(string? url) => url switch
    {
        "README.md" => "/checks",
        _ when url?.EndsWith(".md", StringComparison.Ordinal) is true && Catalog.Find(url[..^3]) is { } check =>
            $"/checks/{check.Id}",
        _ => url,
    };

    private static bool IsVerdict(EmphasisInline emphasis) =>
        emphasis is { DelimiterCount: 2, FirstChild: LiteralInline { NextSibling: null } word }
        && word.ToString() is "pass" or "fail" or "moot" or "unseen";

    // An id in running text becomes a link to its page.
    private static void LinkIds(LiteralInline literal, string own)
    {
        const int Length = 6;
        var text = literal.Content.ToString();
        Inline last = literal;
        var done = 0;
        for (var at = 0; at + Length <= text.Length; at++)
        {
            if (text[at] is not (>= 'A' and <= 'Z') || Catalog.Find(text.Substring(at, Length)) is not { } check
                || check.Id == own || text.AsSpan(at, Length) is var id && !id.SequenceEqual(check.Id))
            {
                continue;
            }

            Append(new LiteralInline(text[done..at]));
            Append(new LinkInline($"/checks/{check.Id}", "").AppendChild(new LiteralInline(check.Id)));
            done = at + Length;
            at = done - 1;
        }

        if (done > 0)
        {
            Append(new LiteralInline(text[done..]));
            literal.Remove();
        }

        void Append(Inline next)
        {
            last.InsertAfter(next);
            last = next;
        }
    }
}
