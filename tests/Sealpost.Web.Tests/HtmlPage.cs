using System.Net;
using System.Text.RegularExpressions;

namespace Sealpost.Web.Tests;

/// <summary>A page as it came, and what tests want to know of it.</summary>
internal sealed partial record HtmlPage(HttpStatusCode Status, string Html, HttpResponseMessage Answer)
{
    /// <summary>What a reader reads: no tags, entities resolved, white space drawn together.</summary>
    public string Text => Space().Replace(WebUtility.HtmlDecode(Tag().Replace(Html, "")), " ");

    /// <summary>Where its links and forms lead, in order, entities resolved.</summary>
    public IEnumerable<string> Targets =>
        from Match match in Target().Matches(Html) select WebUtility.HtmlDecode(match.Groups[1].Value);

    /// <summary>The ids of its elements.</summary>
    public IEnumerable<string> Ids => from Match match in Id().Matches(Html) select match.Groups[1].Value;

    /// <summary>The levels of its headings, in order.</summary>
    public IEnumerable<int> Headings => from Match match in Heading().Matches(Html) select match.Groups[1].Value[0] - '0';

    public static async Task<HtmlPage> GetAsync(HttpClient client, string path)
    {
        var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return await OfAsync(answer);
    }

    /// <summary>Fills in the form of a page, as a browser does, and sends it.</summary>
    public static async Task<HtmlPage> SendAsync(
        HttpClient client, string page, string action, params (string Name, string Value)[] fields)
    {
        var form = await GetAsync(client, page);
        using var content = new MultipartFormDataContent
        {
            { new StringContent(Token().Match(form.Html).Groups[1].Value), "__RequestVerificationToken" },
        };
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        return await OfAsync(await client.PostAsync(
            new Uri(action, UriKind.Relative), content, TestContext.Current.CancellationToken));
    }

    private static async Task<HtmlPage> OfAsync(HttpResponseMessage answer) => new(
        answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), answer);

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex("\\s(?:href|src|action)=\"([^\"]*)\"")]
    private static partial Regex Target();

    [GeneratedRegex("\\sid=\"([^\"]*)\"")]
    private static partial Regex Id();

    [GeneratedRegex("<h([1-6])[ >]")]
    private static partial Regex Heading();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]*)\"")]
    private static partial Regex Token();
}
