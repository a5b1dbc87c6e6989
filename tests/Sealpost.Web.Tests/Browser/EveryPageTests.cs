using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Sealpost.Web.Tests.Browser;

/// <summary>What holds for each page: anybody can use it, it fits, and it asks nobody else for anything.</summary>
[Collection(typeof(OnSite))]
public sealed class EveryPageTests(Site site)
{
    // The rules of WCAG 2.2 AA, and good practice beyond.
    private const string Run = """
        async () => {
          const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
          const found = await axe.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
          return found.violations.flatMap(one => one.nodes.map(node => `${one.id}: ${one.help}: ${node.html}`));
        }
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    [Fact]
    public async Task Axe_finds_nothing_in_light_and_dark_on_a_desk_and_on_a_phone()
    {
        Assert.SkipUnless(Chromium.Unavailable is null, Chromium.Unavailable ?? "");
        await using var visit = await site.VisitAsync();
        var faults = new List<string>();
        foreach (var path in site.Pages)
        {
            await OpenAsync(visit, path);
            await visit.Page.EvaluateAsync(Axe);
            foreach (var (scheme, width) in ((ColorScheme, int)[])[(ColorScheme.Light, 1280), (ColorScheme.Dark, 375)])
            {
                await visit.Page.SetViewportSizeAsync(width, 900);
                // Without motion: in the middle of a transition, colours are neither the one nor the other.
                await visit.Page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                var found = await visit.Page.EvaluateAsync<string[]>(Run);
                faults.AddRange(from fault in found select $"{path}, {scheme}, {width}: {fault}");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(40)));
        Assert.Empty(visit.Faults);
    }

    [Fact]
    public async Task No_page_is_wider_than_the_screen()
    {
        Assert.SkipUnless(Chromium.Unavailable is null, Chromium.Unavailable ?? "");
        await using var visit = await site.VisitAsync();
        var wide = new List<string>();
        foreach (var path in site.Pages)
        {
            await OpenAsync(visit, path);
            foreach (var width in (int[])[320, 375, 768])
            {
                await visit.Page.SetViewportSizeAsync(width, 900);
                var more = await visit.OverflowAsync();
                if (more > 0)
                {
                    wide.Add($"{path} is {more} pixels wider than {width}");
                }
            }
        }

        Assert.True(wide.Count == 0, string.Join('\n', wide));
        Assert.Empty(visit.Faults);
    }

    [Fact]
    public async Task A_violation_would_be_noticed()
    {
        Assert.SkipUnless(Chromium.Unavailable is null, Chromium.Unavailable ?? "");
        await using var visit = await site.VisitAsync();
        await visit.Page.RouteAsync("**/about", static async route =>
        {
            var answer = await route.FetchAsync();
            var html = await answer.TextAsync();
            await route.FulfillAsync(new()
            {
                Response = answer,
                Body = html.Replace("</main>", "<script>1</script><img src=\"http://127.0.0.9/x.png\" alt=\"\"></main>", StringComparison.Ordinal),
            });
        });
        await visit.Page.GotoAsync("/about");

        Assert.Contains(visit.Faults, static fault => fault.Contains("script-src", StringComparison.Ordinal));
        Assert.Contains(visit.Faults, static fault => fault.Contains("img-src", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("many.example")]
    [InlineData("flawed.example")]
    public async Task The_first_paint_needs_less_than_60_KiB(string what)
    {
        Assert.SkipUnless(Chromium.Unavailable is null, Chromium.Unavailable ?? "");
        await using var visit = await site.VisitAsync();
        await visit.Page.GotoAsync(
            what.StartsWith('/') ? what : site.ResultOf(what), new() { WaitUntil = WaitUntilState.Load });

        var octets = 0;
        foreach (var request in visit.Requests)
        {
            var sizes = await request.SizesAsync();
            octets += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
        }

        Assert.True(visit.Requests.Count >= 3, "the style sheet and the script were not asked for");
        TestContext.Current.TestOutputHelper?.WriteLine($"{what}: {octets} octets in {visit.Requests.Count} requests");
        Assert.InRange(octets, 5_000, (60 * 1024) - 1);
    }

    // With all that is folded away unfolded.
    private static async Task OpenAsync(Visit visit, string path)
    {
        await visit.Page.GotoAsync(path);
        await visit.Page.EvaluateAsync("() => { for (const one of document.querySelectorAll('details')) one.open = true; }");
    }
}
