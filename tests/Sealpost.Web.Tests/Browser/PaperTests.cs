using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Sealpost.Web.Tests.Browser;

/// <summary>A result on paper.</summary>
[Collection(typeof(OnSite))]
public sealed partial class PaperTests(Site site)
{
    [Fact]
    public async Task A_result_prints_as_a_document_of_a_few_pages()
    {
        Assert.SkipUnless(Chromium.Unavailable is null, Chromium.Unavailable ?? "");
        await using var visit = await site.VisitAsync(ColorScheme.Dark);
        await visit.Page.GotoAsync(site.ResultOf("half.example"));
        var pdf = await visit.Page.PdfAsync(new() { Format = "A4" });

        var text = Encoding.Latin1.GetString(pdf);
        Assert.StartsWith("%PDF-", text, StringComparison.Ordinal);
        Assert.InRange(Sheet().Count(text), 2, 8);
        Assert.Empty(visit.Faults);
    }

    [Fact]
    public async Task Paper_is_white_holds_what_was_folded_and_no_buttons()
    {
        Assert.SkipUnless(Chromium.Unavailable is null, Chromium.Unavailable ?? "");
        await using var visit = await site.VisitAsync(ColorScheme.Dark);
        var page = visit.Page;
        await page.GotoAsync(site.ResultOf("half.example"));
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.EvaluateAsync("() => dispatchEvent(new Event('beforeprint'))");

        Assert.Equal(
            "rgb(255, 255, 255)",
            await page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor"));
        Assert.True(await page.Locator(".chain").First.IsVisibleAsync());
        Assert.True(await page.Locator(".picture").IsVisibleAsync());
        foreach (var hidden in (string[])[".site-head", ".site-foot", ".again", ".downloads", "[data-print]", ".copy", "#another", ".passed"])
        {
            Assert.False(await page.Locator(hidden).First.IsVisibleAsync(), hidden);
        }
    }

    // Page objects stand outside of what is packed.
    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Sheet();
}
