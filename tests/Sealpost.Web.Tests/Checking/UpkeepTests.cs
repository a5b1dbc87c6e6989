using System.Net;

namespace Sealpost.Web.Tests.Checking;

public sealed class UpkeepTests
{
    [Fact]
    public async Task What_is_too_old_is_gone_from_every_page_while_the_server_runs()
    {
        await using var app = await TimedApp.StartAsync(Examples.Create(), retentionDays: 1);
        var id = await app.CheckAsync("good.example");
        string[] paths = [$"/result/{id}", $"/result/{id}/report.json", $"/api/v1/checks/{id}", "/domain/good.example"];
        foreach (var path in paths)
        {
            Assert.Equal(HttpStatusCode.OK, (await HtmlPage.GetAsync(app.Client, path)).Status);
        }

        app.Clock.Advance(TimeSpan.FromHours(26));

        foreach (var path in paths)
        {
            while ((await HtmlPage.GetAsync(app.Client, path)).Status is not HttpStatusCode.NotFound)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }
    }
}
