using System.Net;
using System.Net.Http.Headers;
using Sealpost.Core.Checks;
using Sealpost.Testing;
using Sealpost.Web.Explaining;

namespace Sealpost.Web.Tests.Explaining;

public sealed class CheckPageTests
{
    private static SmallInternet Nothing => new() { Zone = "" };

    [Fact]
    public async Task Every_check_has_a_page_with_all_its_sections()
    {
        await using var app = await WebApp.StartAsync(Nothing);

        foreach (var check in Catalog.All)
        {
            var page = await HtmlPage.GetAsync(app.Client, $"/checks/{check.Id}");

            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains(check.Title.Replace("`", "", StringComparison.Ordinal), page.Text, StringComparison.Ordinal);
            foreach (var heading in (string[])["What is asked", "How it is judged", "Why it matters", "What to do"])
            {
                Assert.Contains($"<h2>{heading}</h2>", page.Html, StringComparison.Ordinal);
            }

            Assert.DoesNotContain("&lt;!--", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain(".md\"", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("<th></th>", page.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_check_is_of_one_family() => Assert.All(
        Catalog.All,
        static check => Assert.Single(
            Family.All, family => check.Id.StartsWith(family.Prefix, StringComparison.Ordinal)));

    [Fact]
    public async Task The_list_has_every_check_once()
    {
        await using var app = await WebApp.StartAsync(Nothing);

        var page = await HtmlPage.GetAsync(app.Client, "/checks");

        Assert.Equal(
            from check in Catalog.All select $"/checks/{check.Id}",
            from target in page.Targets where target.StartsWith("/checks/", StringComparison.Ordinal) select target);
    }

    [Theory]
    [InlineData("/checks/sts203", "/checks/STS203")]
    [InlineData("/checks/Crt101", "/checks/CRT101")]
    public async Task Lower_case_leads_to_the_page_for_good(string asked, string page)
    {
        await using var app = await WebApp.StartAsync(Nothing);

        var answer = await HtmlPage.GetAsync(app.Client, asked);

        Assert.Equal(HttpStatusCode.MovedPermanently, answer.Status);
        Assert.Equal(page, answer.Answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task An_unknown_check_is_not_found_and_the_nearest_is_named()
    {
        await using var app = await WebApp.StartAsync(Nothing);

        var near = await HtmlPage.GetAsync(app.Client, "/checks/STS2033");
        var hostile = await HtmlPage.GetAsync(app.Client, "/checks/%3Cscript%3Ealert(1)%3C%2Fscript%3E%E2%80%AE");

        Assert.Equal(HttpStatusCode.NotFound, near.Status);
        Assert.Contains("Perhaps STS203 is meant.", near.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, hostile.Status);
        Assert.DoesNotContain("<script>alert", hostile.Html, StringComparison.Ordinal);
        Assert.Contains("\\u202E", hostile.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_the_page_already_is_told_so()
    {
        await using var app = await WebApp.StartAsync(Nothing);
        var first = (await HtmlPage.GetAsync(app.Client, "/checks/STS203")).Answer;
        using var again = new HttpRequestMessage(HttpMethod.Get, "/checks/STS203");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        var second = await app.Client.SendAsync(again, TestContext.Current.CancellationToken);

        Assert.Equal(new CacheControlHeaderValue { Public = true, MaxAge = TimeSpan.FromMinutes(5) }, first.Headers.CacheControl);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
    }

    [Theory]
    [InlineData("[x](STS203.md)", "<p><a href=\"/checks/STS203\">x</a></p>\n")]
    [InlineData("[x](README.md)", "<p><a href=\"/checks\">x</a></p>\n")]
    [InlineData("see STS203, STS204", "<p>see <a href=\"/checks/STS203\">STS203</a>, <a href=\"/checks/STS204\">STS204</a></p>\n")]
    [InlineData("STS999 and STS101", "<p>STS999 and STS101</p>\n")]
    [InlineData("`STS203`", "<p><code>STS203</code></p>\n")]
    [InlineData("**fail**, **bold**", "<p><strong class=\"verdict-fail\">fail</strong>, <strong>bold</strong></p>\n")]
    [InlineData("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>\n")]
    public void Renders(string markdown, string html) => Assert.Equal(html, CheckText.Render(markdown, own: "STS101"));
}
