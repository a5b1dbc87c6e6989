using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sealpost.Web.Storage;

namespace Sealpost.Web.Tests.Results;

public sealed class ResultPageTests
{
    [Theory]
    [InlineData("Good.Example.")]
    [InlineData("https://Good.Example/path?query")]
    [InlineData("postmaster@good.example")]
    public async Task The_form_leads_to_a_page_of_its_own(string typed)
    {
        await using var app = await TimedApp.StartAsync(Examples.Create());

        var asked = await HtmlPage.SendAsync(app.Client, "/", "/check", ("domain", typed));

        Assert.Equal(HttpStatusCode.SeeOther, asked.Status);
        var place = asked.Answer.Headers.Location!.OriginalString;
        Assert.Matches("^/result/[0-9a-f]{32}$", place);
        Assert.Contains("good.example", (await HtmlPage.GetAsync(app.Client, place)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_outcome_has_its_word_and_one_sentence()
    {
        await using var app = await TimedApp.StartAsync(Examples.Create());

        foreach (var (domain, word) in Examples.Outcomes)
        {
            var page = await HtmlPage.GetAsync(app.Client, $"/result/{await app.CheckAsync(domain)}");

            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains($"<p class=\"outcome-word\">{word}</p>", page.Html, StringComparison.Ordinal);
            Assert.Equal(1, page.Headings.Count(static level => level == 1));
            Assert.Equal(page.Ids.Distinct(), page.Ids);
            Assert.Equal(1, page.Headings.First());
            Assert.All(page.Headings.Zip(page.Headings.Skip(1)), static pair => Assert.True(pair.Second <= pair.First + 1));
        }
    }

    [Fact]
    public async Task What_comes_first_has_the_line_to_publish()
    {
        await using var app = await TimedApp.StartAsync(Examples.Create());

        var half = await HtmlPage.GetAsync(app.Client, $"/result/{await app.CheckAsync("half.example")}");
        var testing = await HtmlPage.GetAsync(app.Client, $"/result/{await app.CheckAsync("testing.example")}");

        // Once: the finding refers to it.
        Assert.Equal(2, half.Html.Split("<code>mx: mx2.good.example</code>").Length);
        Assert.Contains("What to publish stands above.", half.Text, StringComparison.Ordinal);
        Assert.Contains("<code>mode: enforce</code>", testing.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing has to be mended.", testing.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flaws_of_the_policy_stand_at_their_place()
    {
        await using var app = await TimedApp.StartAsync(Examples.Create());

        var page = await HtmlPage.GetAsync(app.Client, $"/result/{await app.CheckAsync("flawed.example")}");

        Assert.Matches("<mark class=\"tone-bad\">[^<]*Enforce</mark>", page.Html);
        Assert.Matches("<mark class=\"tone-bad\">[^<]*soon</mark>", page.Html);
        Assert.Contains(">3</span>", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_picture_has_a_line_for_each_mail_server()
    {
        await using var app = await TimedApp.StartAsync(Examples.Create());

        var page = await HtmlPage.GetAsync(app.Client, $"/result/{await app.CheckAsync("many.example")}");

        Assert.Equal(8, page.Html.Split("class=\"fits\"").Length - 1);
        Assert.Equal(2, page.Html.Split("class=\"fits-not\"").Length - 1);
        Assert.Contains(
            "The policy covers 8 of 10 mail servers; not mx8.us.many.example, mx10.us.many.example.",
            page.Text,
            StringComparison.Ordinal);
        Assert.Contains("<li class=\"idle\"><span>old.many.example</span></li>", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_texts_are_shown_and_do_nothing()
    {
        await using var app = await TimedApp.StartAsync(Examples.Create());

        var id = await app.CheckAsync("hostile.example");
        foreach (var path in (string[])[$"/result/{id}", "/domain/hostile.example"])
        {
            var page = await HtmlPage.GetAsync(app.Client, path);

            Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("<img/src", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("\u202E", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("\u001B", page.Html, StringComparison.Ordinal);
        }

        var result = await HtmlPage.GetAsync(app.Client, $"/result/{id}");
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", result.Html, StringComparison.Ordinal);
        Assert.Contains(@"\u202E", result.Html, StringComparison.Ordinal);
        Assert.Contains(@"\u001B", result.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_seen_is_listed_and_no_fault()
    {
        await using var app = await TimedApp.StartAsync(Examples.Create());

        var page = await HtmlPage.GetAsync(app.Client, $"/result/{await app.CheckAsync("unseen.example")}");

        Assert.Contains("Could not be looked at", page.Text, StringComparison.Ordinal);
        Assert.Contains("STS101", page.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing that was seen has to be mended.", page.Text, StringComparison.Ordinal);

        // That some senders look for no policy at all was seen.
        Assert.DoesNotContain("tone-bad", page.Html[..page.Html.IndexOf("id=\"senders\"", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_domain_without_mail_lacks_nothing()
    {
        await using var app = await TimedApp.StartAsync(Examples.Create());

        var page = await HtmlPage.GetAsync(app.Client, $"/result/{await app.CheckAsync("nomail.example")}");

        Assert.Contains("Without mail, none is needed.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("tone-bad", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("tone-mixed", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_permalink_is_frozen_until_it_is_judged_again()
    {
        await using var app = await TimedApp.StartAsync(Examples.Create());
        var id = await app.CheckAsync("half.example");
        await JudgedOtherwiseAsync(app.Services, id);

        var then = await HtmlPage.GetAsync(app.Client, $"/result/{id}");
        var today = await HtmlPage.GetAsync(app.Client, $"/result/{id}?judged=today");

        // Then, the mail server that the policy does not cover was no fault.
        Assert.Contains("This page shows the verdicts of Sealpost 0.0.1", then.Text, StringComparison.Ordinal);
        Assert.Contains("judge one thing otherwise", then.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"STS401\"", then.Html, StringComparison.Ordinal);
        Assert.Contains("id=\"STS401\"", today.Html, StringComparison.Ordinal);
        Assert.Matches("STS401.*</th><td>in order</td><td>error</td>", today.Html);

        var document = JsonNode.Parse(await app.Client.GetStringAsync(
            new Uri($"/result/{id}/report.json", UriKind.Relative), TestContext.Current.CancellationToken))!;
        Assert.Equal("pass", VerdictOf(document, "STS401"));
    }

    [Theory]
    [InlineData("/result/00000000000000000000000000000000")]
    [InlineData("/result/nonsense")]
    [InlineData("/result/00000000000000000000000000000000/report.json")]
    [InlineData("/result/00000000000000000000000000000000/observation.json")]
    public async Task A_check_that_is_not_kept_is_not_found(string path)
    {
        await using var app = await TimedApp.StartAsync(Examples.Create());

        Assert.Equal(HttpStatusCode.NotFound, (await HtmlPage.GetAsync(app.Client, path)).Status);
    }

    [Fact]
    public async Task Every_link_of_a_result_leads_somewhere()
    {
        await using var app = await TimedApp.StartAsync(Examples.Create());

        var page = await HtmlPage.GetAsync(app.Client, $"/result/{await app.CheckAsync("half.example")}");

        foreach (var path in page.Targets.Where(static path => path.StartsWith('/') && path is not "/check").Distinct())
        {
            Assert.Equal(HttpStatusCode.OK, (await HtmlPage.GetAsync(app.Client, path)).Status);
        }

        Assert.All(
            page.Targets.Where(static target => target.StartsWith('#')),
            anchor => Assert.Contains(anchor[1..], page.Ids));
    }

    [Theory]
    [InlineData("/about", "A check is kept for 90 days")]
    [InlineData("/about", "1,000 checks from one address within 5 minutes")]
    [InlineData("/about", "Sealpost/")]
    [InlineData("/learn", "When to move to enforce")]
    [InlineData("/", "SPF")]
    public async Task Pages_about_no_domain_say(string path, string words)
    {
        await using var app = await TimedApp.StartAsync(Examples.Create());

        var page = await HtmlPage.GetAsync(app.Client, path);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(words, page.Text, StringComparison.Ordinal);
        var others = page.Targets.Where(static target =>
            target.StartsWith('/') && target is not "/check" && !target.StartsWith("/openapi", StringComparison.Ordinal));
        foreach (var target in others.Distinct())
        {
            Assert.Equal(HttpStatusCode.OK, (await HtmlPage.GetAsync(app.Client, target)).Status);
        }
    }

    // As if an earlier version had not known what it knows now.
    private static async Task JudgedOtherwiseAsync(IServiceProvider services, string id)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var databases = services.GetRequiredService<IDbContextFactory<SealpostDb>>();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var check = await db.Set<StoredCheck>().Include(static one => one.Texts)
            .SingleAsync(one => one.Id == id, cancellationToken);
        var document = JsonNode.Parse(FinishedCheck.Unpack(check.Texts!.Document))!;
        var result = document["results"]!.AsArray().Single(static one => (string?)one!["id"] == "STS401")!;
        result["verdict"] = "pass";
        result["evidence"] = new JsonArray();

        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(document.ToJsonString()), cancellationToken);
        }

        db.Entry(check.Texts).Property(static texts => texts.Document).CurrentValue = packed.ToArray();
        check.JudgedBy = "0.0.1";
        await db.SaveChangesAsync(cancellationToken);
    }

    private static string? VerdictOf(JsonNode document, string id) =>
        (string?)document["results"]!.AsArray().Single(one => (string?)one!["id"] == id)!["verdict"];
}
