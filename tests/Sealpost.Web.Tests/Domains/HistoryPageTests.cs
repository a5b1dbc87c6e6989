using System.Net;
using Sealpost.Testing;

namespace Sealpost.Web.Tests.Domains;

public sealed class HistoryPageTests
{
    private const string Domain = "good.example";
    private const string Server = "192.0.2.31";

    [Fact]
    public async Task Findings_appear_stay_and_disappear()
    {
        await using var app = await TimedApp.StartAsync(Examples.Create());
        await app.CheckAnHourAsync(Domain);
        app.Net.MailServers[Server] = SmallInternetServers.WithoutStartTls("mx1.good.example");
        await app.CheckAnHourAsync(Domain);
        await app.CheckAnHourAsync(Domain);
        app.Net.MailServers[Server] = SmallInternetServers.Secured("mx1.good.example");
        await app.CheckAnHourAsync(Domain);

        var page = await HtmlPage.GetAsync(app.Client, $"/domain/{Domain}");

        // The latest first.
        string[] items = page.Html.Split("<li class=\"card")[1..];
        Assert.Equal(4, items.Length);
        Assert.Matches("Disappeared[^§]*SMX106", items[0]);
        Assert.Matches("1 stayed[^§]*SMX106", items[1]);
        Assert.Matches("Appeared[^§]*SMX106", items[2]);
        Assert.Contains("The first check that is kept.", items[3], StringComparison.Ordinal);
        Assert.Contains("Last checked 2026-11-24 13:00 UTC", page.Text, StringComparison.Ordinal);
        Assert.Matches(@"</span>\s+<a href=""/checks/SMX106"">SMX106</a>\s+\S", items[2]);
    }

    [Theory]
    [InlineData("\r\n", "Lines ended in LF, and end in CRLF now.")]
    [InlineData("\n", "The text is the same.")]
    [InlineData("", "The lines are the same; only their ends differ.")]                        // without the last one
    public async Task Line_ends_that_change_are_no_changed_lines(string end, string told)
    {
        await using var app = await TimedApp.StartAsync(Examples.Create());
        var policy = Examples.Policy("enforce", "mx1.good.example", "mx2.good.example").ReplaceLineEndings("\n");
        app.Net.Policies["192.0.2.1"] = SmallInternetServers.Serves("mta-sts.good.example", policy);
        var before = await app.CheckAnHourAsync(Domain);
        app.Net.Policies["192.0.2.1"] = SmallInternetServers.Serves(
            "mta-sts.good.example", end.Length > 0 ? policy.ReplaceLineEndings(end) : policy.TrimEnd('\n'));
        var now = await app.CheckAnHourAsync(Domain);

        var page = await HtmlPage.GetAsync(app.Client, $"/compare/{before}/{now}");

        Assert.Contains(told, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<li class=\"added\">", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("The text changed", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_changes_under_the_same_id_is_told_loudly()
    {
        await using var app = await TimedApp.StartAsync(Examples.Create());
        var before = await app.CheckAnHourAsync(Domain);
        app.Net.Policies["192.0.2.1"] = SmallInternetServers.Serves(
            "mta-sts.good.example", Examples.Policy("enforce", "mx1.good.example", "mx2.good.example", "mx4.good.example"));
        var now = await app.CheckAnHourAsync(Domain);

        var history = await HtmlPage.GetAsync(app.Client, $"/domain/{Domain}");
        var comparison = await HtmlPage.GetAsync(app.Client, $"/compare/{before}/{now}");

        Assert.Contains("The policy changed under the same id", history.Text, StringComparison.Ordinal);
        Assert.Contains("id=20261101T000000", history.Text, StringComparison.Ordinal);
        Assert.Contains($"/compare/{before}/{now}", history.Targets);
        Assert.Contains("The text changed, and the id in the record did not", comparison.Text, StringComparison.Ordinal);
        Assert.Contains("<li class=\"added\">", comparison.Html, StringComparison.Ordinal);
        Assert.Contains("mx: mx4.good.example", comparison.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unchanged_policy_is_one_line_and_no_alarm()
    {
        await using var app = await TimedApp.StartAsync(Examples.Create());
        await app.CheckAnHourAsync(Domain);
        await app.CheckAnHourAsync(Domain);

        var page = await HtmlPage.GetAsync(app.Client, $"/domain/{Domain}");

        Assert.DoesNotContain("under the same id", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, page.Html.Split("the first that was seen").Length);
    }

    [Fact]
    public async Task Comparing_says_what_came_and_what_went()
    {
        await using var app = await TimedApp.StartAsync(Examples.Create());
        var before = await app.CheckAnHourAsync(Domain);
        app.Net.MailServers[Server] = SmallInternetServers.WithoutStartTls("mx1.good.example");
        var now = await app.CheckAnHourAsync(Domain);

        var forth = await HtmlPage.GetAsync(app.Client, $"/compare/{before}/{now}");
        var back = await HtmlPage.GetAsync(app.Client, $"/compare/{now}/{before}?judged=today");

        Assert.Matches("Appeared[^§]*SMX106", forth.Html);
        Assert.Contains("mx1.good.example", forth.Text, StringComparison.Ordinal);
        Assert.Contains("The text is the same.", forth.Text, StringComparison.Ordinal);

        // Whatever the order in the address, the earlier is the earlier.
        Assert.Matches("Appeared[^§]*SMX106", back.Html);
        Assert.Contains("Both are judged by today's checks.", back.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_compares_the_first_with_the_last()
    {
        await using var app = await TimedApp.StartAsync(Examples.Create());
        var first = await app.CheckAnHourAsync(Domain);
        await app.CheckAnHourAsync(Domain);
        var last = await app.CheckAnHourAsync(Domain);

        var page = await HtmlPage.GetAsync(app.Client, $"/domain/{Domain}");
        var form = await HtmlPage.GetAsync(app.Client, $"/compare?a={first}&b={last}");

        var (earlier, later) = (page.Html.Split("name=\"a\"")[1], page.Html.Split("name=\"b\"")[1]);
        Assert.Matches($"^[^§]*?<option value=\"{first}\" selected", earlier);
        Assert.Matches($"^[^§]*?<option value=\"{last}\" selected", later);
        Assert.Equal(HttpStatusCode.Found, form.Status);
        Assert.Equal($"/compare/{first}/{last}", form.Answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Long_histories_come_in_pages()
    {
        await using var app = await TimedApp.StartAsync(Examples.Create());
        for (var number = 0; number < 22; number++)
        {
            await app.CheckAnHourAsync("nothing.example");
        }

        var first = await HtmlPage.GetAsync(app.Client, "/domain/nothing.example");
        var older = first.Targets.Single(static target => target.Contains("?after=", StringComparison.Ordinal));
        var second = await HtmlPage.GetAsync(app.Client, older);

        Assert.Equal(20, first.Html.Split("<li class=\"card").Length - 1);
        Assert.Equal(2, second.Html.Split("<li class=\"card").Length - 1);
    }

    [Theory]
    [InlineData("good.example", "protected", "#1a6b3b")]
    [InlineData("plain.example", "mail is refused", "#a8281c")]
    [InlineData("testing.example", "only testing", "#7d5200")]
    public async Task The_badge_shows_the_last_outcome_and_its_date(string domain, string word, string colour)
    {
        await using var app = await TimedApp.StartAsync(Examples.Create());
        await app.CheckAsync(domain);
        var asked = app.Net.Asked.Count;

        var badge = await HtmlPage.GetAsync(app.Client, $"/badge/{domain}.svg");

        Assert.Equal("image/svg+xml", badge.Answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains($"{word} · 2026-11-24", badge.Html, StringComparison.Ordinal);
        Assert.Contains(colour, badge.Html, StringComparison.Ordinal);
        Assert.Equal(asked, app.Net.Asked.Count);
    }

    [Fact]
    public async Task A_badge_starts_no_check()
    {
        await using var app = await TimedApp.StartAsync(Examples.Create());

        var badge = await HtmlPage.GetAsync(app.Client, "/badge/good.example.svg");
        var nonsense = await HtmlPage.GetAsync(app.Client, $"/badge/{Uri.EscapeDataString("<b>")}.svg");

        Assert.Contains("not checked yet", badge.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, nonsense.Status);
        Assert.DoesNotContain("<b>", nonsense.Html, StringComparison.Ordinal);
        Assert.Empty(app.Net.Asked);
    }

    [Fact]
    public async Task A_domain_that_was_never_checked_has_no_history_and_gets_none()
    {
        await using var app = await TimedApp.StartAsync(Examples.Create());

        var page = await HtmlPage.GetAsync(app.Client, "/domain/good.example");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("good.example has not been checked", page.Text, StringComparison.Ordinal);
        Assert.Empty(app.Net.Asked);
    }
}
