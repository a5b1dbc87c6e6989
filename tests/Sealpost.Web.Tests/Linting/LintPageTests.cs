using System.Net;
using Sealpost.Testing;
using Sealpost.Web.Linting;

namespace Sealpost.Web.Tests.Linting;

public sealed class LintPageTests
{
    private static SmallInternet Nothing => new() { Zone = "" };

    [Fact]
    public async Task Flaws_are_told_with_line_rule_and_check()
    {
        await using var app = await WebApp.StartAsync(Nothing);

        var page = await HtmlPage.SendAsync(
            app.Client, "/lint", "/lint", ("kind", "policy"), ("text", "version: STSv1\r\nmode: Enforce\r\nmx: a.example\r\nmax_age: 1\r\n"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Senders discard this policy.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Enforce</mark>", page.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"/checks/STS305\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("https://www.rfc-editor.org/rfc/rfc8461#section-3.2", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("It was judged as", page.Text, StringComparison.Ordinal);
    }

    /// <summary>A text that looks like nothing is judged as what was chosen, whatever the form offers.</summary>
    [Fact]
    public async Task Every_kind_that_can_be_chosen_is_judged_as_chosen()
    {
        await using var app = await WebApp.StartAsync(Nothing);
        var form = await HtmlPage.GetAsync(app.Client, "/lint");
        var kinds = (from part in form.Html.Split("name=\"kind\" value=\"").Skip(1) select part[..part.IndexOf('"', StringComparison.Ordinal)]).ToList();
        Assert.Equal(["auto", "sts-record", "policy", "tlsrpt-record", "spf-record", "dkim-key", "dmarc-record"], kinds);

        foreach (var kind in kinds.Skip(1))
        {
            var page = await HtmlPage.SendAsync(app.Client, "/lint", "/lint", ("kind", kind), ("text", "nothing of the kind"));

            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain("It was judged as", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Tolerant_senders_are_told_where_they_read_on()
    {
        await using var app = await WebApp.StartAsync(Nothing);

        var page = await HtmlPage.SendAsync(
            app.Client,
            "/lint",
            "/lint",
            ("kind", "auto"),
            ("text", "version: STSv1\nmode: enforce\n\nmx: a.example\nmax_age: 604800\n"));

        Assert.Contains("Strict senders discard this policy; tolerant ones read on.", page.Text, StringComparison.Ordinal);
        Assert.Contains("It was judged as a policy", page.Text, StringComparison.Ordinal);
        Assert.Contains("What a tolerant sender reads", page.Text, StringComparison.Ordinal);
        Assert.Contains("604800 s (7 days)", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_text_is_shown_and_never_obeyed()
    {
        await using var app = await WebApp.StartAsync(Nothing);

        var page = await HtmlPage.SendAsync(
            app.Client,
            "/lint",
            "/lint",
            ("kind", "sts-record"),
            ("text", "v=STSv1; id=1; x=</textarea><script>alert(1)</script>\u202E\u001B[31m"));

        Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
        Assert.Equal(2, page.Html.Split("</textarea>").Length);
        Assert.Contains("\\u202E\\u001B[31m", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused_with_a_sentence()
    {
        await using var app = await WebApp.StartAsync(Nothing);

        var slightly = await HtmlPage.SendAsync(
            app.Client, "/lint", "/lint", ("text", new string('a', PastedText.Largest + 1)));
        var much = await HtmlPage.SendAsync(
            app.Client, "/lint", "/lint", ("text", new string('a', 4 * PastedText.Largest)));
        var barely = await HtmlPage.SendAsync(
            app.Client, "/lint", "/lint", ("text", new string('a', PastedText.Largest)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, slightly.Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, much.Status);
        Assert.Contains("at most 128 KiB are judged", much.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, barely.Status);
    }

    [Fact]
    public async Task A_form_that_is_not_from_this_page_is_refused_and_its_text_kept()
    {
        await using var app = await WebApp.StartAsync(Nothing);
        using var content = new FormUrlEncodedContent([new("text", "v=STSv1; id=1"), new("kind", "auto")]);

        var answer = await app.Client.PostAsync(
            new Uri("/lint", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("The form was open for too long.", html, StringComparison.Ordinal);
        Assert.Contains("v=STSv1; id=1</textarea>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_pasted_is_told_at_the_field()
    {
        await using var app = await WebApp.StartAsync(Nothing);

        var page = await HtmlPage.SendAsync(app.Client, "/lint", "/lint", ("text", " \r\n"), ("kind", "auto"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("aria-invalid=\"true\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("Paste a record or a policy first.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_looked_up()
    {
        var net = Nothing;
        await using var app = await WebApp.StartAsync(net);

        await HtmlPage.SendAsync(app.Client, "/lint", "/lint", ("text", "v=TLSRPTv1; rua=mailto:a@example.com"));

        Assert.Empty(net.Asked);
        Assert.Empty(net.Visited);
    }

    [Fact]
    public async Task Every_example_shows_what_it_promises()
    {
        await using var app = await WebApp.StartAsync(Nothing);

        Assert.Equal(
            [
                "policy: This policy is in order.",
                "blank-line: Strict senders discard this policy; tolerant ones read on.",
                "wrong-values: Senders discard this policy.",
                "sts-record: Senders discard this MTA-STS record.",
                "tlsrpt-record: Senders discard this TLSRPT record.",
                "spf-record: This SPF record works, but something in it should be changed.",
                "dmarc-record: This DMARC record works, but something in it should be changed.",
            ],
            from example in LintExample.All
            select $"{example.Name}: {LintView.Of(PastedText.Of(example.Text, kind: null)).Sentence}");
        Assert.All(
            await Task.WhenAll(LintExample.All.Select(one => HtmlPage.GetAsync(app.Client, $"/lint?example={one.Name}"))),
            static page => Assert.Contains("id=\"result\"", page.Html, StringComparison.Ordinal));
    }
}
