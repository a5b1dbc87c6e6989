using System.Net.Http.Json;
using System.Net.ServerSentEvents;

namespace Sealpost.Web.Tests.Api;

/// <summary>A check watched over HTTP, event by event.</summary>
public sealed class EventsTests
{
    private static readonly string[] WithoutServers = ["dkim", "dmarc", "mx", "policy", "record", "spf", "tls-rpt"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_part_is_told_when_it_is_there_and_the_end_comes_last()
    {
        await using var app = await TimedApp.StartAsync(Examples.Create());
        var waiting = app.MailServersWait();
        using var asked = await app.Client.PostAsJsonAsync(
            new Uri("/api/v1/checks", UriKind.Relative), new { domain = "good.example" }, Cancel);
        var place = asked.Headers.Location!;

        var before = new List<SseItem<string>>();
        var after = new List<SseItem<string>>();
        await foreach (var item in ReadAsync(app, place, lastId: null))
        {
            (waiting is null ? after : before).Add(item);
            if (waiting is not null && before.Count(static one => one.EventId is not null) == WithoutServers.Length)
            {
                waiting.Dispose();
                waiting = null;
            }
        }

        Assert.Equal(WithoutServers, before.Where(static one => one.EventId is not null).Select(static one => one.EventType).Order());
        Assert.Contains(before, static one => one.EventType is "running");
        Assert.Equal(["mail-server", "mail-server", "finished"], after.Select(static one => one.EventType));
        Assert.Equal(
            Enumerable.Range(1, WithoutServers.Length + 2).Select(static number => $"{number}"),
            from item in before.Concat(after) where item.EventId is not null select item.EventId);
    }

    [Fact]
    public async Task Who_comes_back_is_told_the_rest()
    {
        await using var app = await TimedApp.StartAsync(Examples.Create());
        using var waiting = app.MailServersWait();
        using var asked = await app.Client.PostAsJsonAsync(
            new Uri("/api/v1/checks", UriKind.Relative), new { domain = "good.example" }, Cancel);
        var place = asked.Headers.Location!;
        await foreach (var item in ReadAsync(app, place, lastId: null))
        {
            if (item.EventId == $"{WithoutServers.Length}")
            {
                break;
            }
        }

        waiting.Dispose();
        var rest = new List<SseItem<string>>();
        await foreach (var item in ReadAsync(app, place, lastId: $"{WithoutServers.Length}"))
        {
            rest.Add(item);
        }

        Assert.DoesNotContain(rest, static one => WithoutServers.Contains(one.EventType));
        Assert.Equal("finished", rest[^1].EventType);
    }

    private static async IAsyncEnumerable<SseItem<string>> ReadAsync(TimedApp app, Uri place, string? lastId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, place);
        request.Headers.Accept.Add(new("text/event-stream"));
        if (lastId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastId);
        }

        using var answer = await app.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        await using var stream = await answer.Content.ReadAsStreamAsync(Cancel);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(Cancel))
        {
            yield return item;
        }
    }
}
