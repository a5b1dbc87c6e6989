using System.Net;
using System.Text.Json.Nodes;
using Sealpost.Core.Rendering;
using Sealpost.Web.Tests.Storage;

namespace Sealpost.Web.Tests.Posture;

/// <summary>What stands beside MTA-STS and TLS-RPT, on the page of a result.</summary>
public sealed class PosturePageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_score_is_that_of_the_document_part_by_part()
    {
        await using var app = await TimedApp.StartAsync(Examples.Create());

        foreach (var domain in Examples.Outcomes.Keys)
        {
            var id = await app.CheckAsync(domain);
            var page = await HtmlPage.GetAsync(app.Client, $"/result/{id}");
            var score = JsonNode.Parse(await app.Client.GetStringAsync(new Uri($"/api/v1/checks/{id}", UriKind.Relative), Cancel))!["score"]!;

            Assert.Contains($"{score["letter"]}</span>{score["total"]} of 100", page.Html, StringComparison.Ordinal);
            Assert.All(score["steps"]!.AsArray(), step => Assert.Contains(
                $"+{step!["gain"]} {step["advice"]} {step["id"]}", page.Text, StringComparison.Ordinal));
            Assert.All(score["parts"]!.AsArray().Where(static part => (int)part!["of"]! > 0), part => Assert.Contains(
                $"{part!["points"]} of {part["of"]}", page.Text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_records_are_shown_with_what_they_lead_to()
    {
        await using var app = await TimedApp.StartAsync(Examples.Create(
            "full.example MX 10 mx1.good.example",
            "full.example TXT v=spf1 mx include:_spf.good.example ~all",
            "_spf.good.example TXT v=spf1 ip4:192.0.2.0/28 -all",
            "default._domainkey.full.example TXT v=DKIM1; p=",
            "_dmarc.full.example TXT v=DMARC1; p=quarantine; sp=none"));

        var page = await HtmlPage.GetAsync(app.Client, $"/result/{await app.CheckAsync("full.example")}");

        Assert.Contains("v=spf1 mx include:_spf.good.example ~all", page.Text, StringComparison.Ordinal);
        Assert.Contains("2 of 10 look-ups", page.Text, StringComparison.Ordinal);
        Assert.Contains("include:_spf.good.example 1 look-up", page.Text, StringComparison.Ordinal);
        Assert.Matches("<code>default</code>.*revoked.*common", page.Html.ReplaceLineEndings(" "));
        Assert.Contains("The policy that counts: quarantine, none for subdomains.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Not in use: the MX records are not signed.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_sender_has_its_row()
    {
        await using var app = await TimedApp.StartAsync(Examples.Create());
        var id = await app.CheckAsync("half.example");

        var page = await HtmlPage.GetAsync(app.Client, $"/result/{id}");

        Assert.All(SenderView.Of(SomeChecks.Report("half.example", SomeChecks.Then)), sender =>
            Assert.Contains($"<th scope=\"row\">{WebUtility.HtmlEncode(sender.Name)}", page.Html, StringComparison.Ordinal));
        Assert.Contains("mx2.good.example refused", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_selector_that_is_named_is_asked_for_and_makes_a_check_of_its_own()
    {
        await using var app = await TimedApp.StartAsync(Examples.Create());

        var ordinary = await HtmlPage.SendAsync(app.Client, "/", "/check", ("domain", "good.example"));
        await app.CheckAsync("good.example");
        var named = await HtmlPage.SendAsync(
            app.Client, "/", "/check", ("domain", "good.example"), ("selectors", "S2026, other"));
        var again = await HtmlPage.SendAsync(
            app.Client, "/", "/check", ("domain", "good.example"), ("selectors", "other s2026 s2026"));

        Assert.NotEqual(ordinary.Answer.Headers.Location, named.Answer.Headers.Location);
        Assert.StartsWith(named.Answer.Headers.Location!.OriginalString, again.Answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("TXT s2026._domainkey.good.example", app.Net.Asked);
        var page = await FinishedAsync(app, named.Answer.Headers.Location.OriginalString);
        Assert.Contains("value=\"s2026 other\"", page.Html, StringComparison.Ordinal);
        Assert.Matches("<code>s2026</code>.*no key.*named", page.Html.ReplaceLineEndings(" "));
    }

    [Theory]
    [InlineData("no selector/at all", "is no selector")]
    [InlineData("1 2 3 4 5 6 7 8 9", "At most 8 selectors are looked at.")]
    public async Task A_fault_in_the_selectors_is_told_at_their_field(string typed, string told)
    {
        await using var app = await TimedApp.StartAsync(Examples.Create());

        var page = await HtmlPage.SendAsync(app.Client, "/", "/check", ("domain", "good.example"), ("selectors", typed));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(told, page.Text, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"selectors-fault selectors-hint\"", page.Html, StringComparison.Ordinal);
        Assert.Contains($"value=\"{typed}\"", page.Html, StringComparison.Ordinal);
    }

    private static async Task<HtmlPage> FinishedAsync(TimedApp app, string place)
    {
        while (true)
        {
            var page = await HtmlPage.GetAsync(app.Client, place);
            if (page.Html.Contains("class=\"outcome-word\"", StringComparison.Ordinal))
            {
                return page;
            }

            await Task.Delay(20, Cancel);
        }
    }
}
