using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Sealpost.Web.Tests.Browser;

/// <summary>What people do: type a domain, watch, read the verdict.</summary>
[Collection(typeof(OnSite))]
public sealed class JourneyTests(Site site)
{
    [Fact]
    public async Task Results_stream_in_and_the_verdict_takes_their_place()
    {
        await using var visit = await BeginAsync();
        var page = visit.Page;
        using (var waiting = site.App.MailServersWait())
        {
            await page.GotoAsync("/");
            await page.GetByLabel("Domain", new() { Exact = true }).FillAsync("good.example");
            await page.GetByRole(AriaRole.Button, new() { Name = "Check", Exact = true }).ClickAsync();

            // Seen already, while the mail servers are still being waited for.
            await Expect(page.Locator(".steps .done")).ToHaveCountAsync(6);
            await Expect(page.Locator(".steps .working")).ToHaveCountAsync(2);
            await Expect(page.Locator(".steps")).ToContainTextAsync("v=STSv1; id=20261101T000000;");
            await Expect(page.Locator(".steps")).ToContainTextAsync("mode enforce");
            await Expect(page.Locator(".outcome")).ToHaveCountAsync(0);
            await page.EvaluateAsync("() => { window.isSamePage = true; }");
        }

        await Expect(page.Locator(".outcome")).ToContainTextAsync("Mail to good.example is protected");
        Assert.True(await page.EvaluateAsync<bool>("() => window.isSamePage === true"), "the page was loaded anew");
        Assert.Contains("/result/", page.Url, StringComparison.Ordinal);
        Assert.Contains("good.example", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Empty(visit.Faults);
        site.App.Clock.Advance(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task Without_a_script_the_result_comes_too()
    {
        await using var visit = await BeginAsync(script: false);
        var page = visit.Page;
        using (var waiting = site.App.MailServersWait())
        {
            await page.GotoAsync("/");
            await page.GetByLabel("Domain", new() { Exact = true }).FillAsync("half.example");
            await page.GetByRole(AriaRole.Button, new() { Name = "Check", Exact = true }).ClickAsync();
            await Expect(page.Locator("h1")).ToHaveTextAsync("Checking half.example");
        }

        // The page asks again by itself.
        await Expect(page.Locator(".outcome")).ToContainTextAsync("only partly protected");
        await Expect(page.Locator("#STS401")).ToBeVisibleAsync();
        await page.GetByText("What the mail servers said").ClickAsync();
        await Expect(page.GetByText("220 mx1.good.example ESMTP").First).ToBeVisibleAsync();
        Assert.Empty(visit.Faults);
        site.App.Clock.Advance(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task The_keyboard_is_enough()
    {
        await using var visit = await BeginAsync();
        var page = visit.Page;
        await page.GotoAsync("/");

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByText("Skip to the content")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByLabel("Domain", new() { Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("testing.example");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".outcome")).ToContainTextAsync("Only testing");

        // Folded parts open by keyboard, and what has the focus can be seen.
        var folded = page.Locator("summary", new() { HasText = "What the mail servers said" });
        for (var tabs = 0; tabs < 80 && !await folded.EvaluateAsync<bool>("one => one === document.activeElement"); tabs++)
        {
            await page.Keyboard.PressAsync("Tab");
            var outline = await page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle");
            Assert.True(outline is not "none", await page.EvaluateAsync<string>("() => document.activeElement.outerHTML"));
        }

        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("220 mx1.good.example ESMTP").First).ToBeVisibleAsync();
        Assert.Empty(visit.Faults);
        site.App.Clock.Advance(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task A_domain_that_is_none_is_told_at_the_field()
    {
        await using var visit = await BeginAsync();
        var page = visit.Page;
        await page.GotoAsync("/");
        await page.GetByLabel("Domain", new() { Exact = true }).FillAsync("not a domain");
        await page.Keyboard.PressAsync("Enter");

        var field = page.GetByLabel("Domain", new() { Exact = true });
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(field).ToHaveValueAsync("not a domain");
        await Expect(field).ToBeFocusedAsync();
        await Expect(page.Locator("#domain-fault")).ToBeVisibleAsync();
        Assert.Empty(visit.Faults);
    }

    [Fact]
    public async Task The_line_to_publish_can_be_copied()
    {
        await using var visit = await BeginAsync();
        var page = visit.Page;
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GotoAsync(site.ResultOf("half.example"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy" }).First.ClickAsync();

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copied" })).ToBeVisibleAsync();
        Assert.Equal("mx: mx2.good.example", await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
        Assert.Empty(visit.Faults);
    }

    private async Task<Visit> BeginAsync(bool script = true)
    {
        Assert.SkipUnless(Chromium.Unavailable is null, Chromium.Unavailable ?? "");
        return await site.VisitAsync(script: script);
    }
}
