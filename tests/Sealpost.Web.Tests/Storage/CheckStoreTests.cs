using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Sealpost.Core.Observations.Json;
using Sealpost.Core.Rendering.Json;
using Sealpost.Web.Checking;
using Sealpost.Web.Storage;

namespace Sealpost.Web.Tests.Storage;

public sealed class CheckStoreTests(PostgreSqlServer server)
{
    private static readonly DateTimeOffset Then = SomeChecks.Then;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task What_is_finished_comes_back_as_it_was(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, server);
        await using var services = await database.OpenReadyAsync(new FakeTimeProvider(Then));
        var store = services.GetRequiredService<CheckStore>();
        var check = SomeChecks.Open("example.com", Then);
        var report = SomeChecks.Report("example.com", Then.AddSeconds(1));

        await store.OpenAsync(check, Cancel);
        var open = await store.FindAsync(check.Id, Cancel);
        await store.FinishAsync(check.Id, report, Cancel);
        var row = await store.FindAsync(check.Id, Cancel);

        Assert.Equal((CheckState.Open, null), (open!.State, open.Texts));
        Assert.Equal(
            (CheckState.Finished, Then.AddSeconds(1), "protected", "enforce", "present", true),
            (row!.State, row.At, row.Outcome, row.MtaSts, row.TlsRpt, row.Smtp));
        Assert.Null(row.Owner);
        Assert.Equal(JsonReport.Line(report), Encoding.UTF8.GetString(FinishedCheck.Unpack(row.Texts!.Document)));
        Assert.Equal(ObservationJson.Write(report.Seen), FinishedCheck.Unpack(row.Texts.Observation));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_domains_checks_come_latest_first_and_page_by_page(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, server);
        await using var services = await database.OpenReadyAsync();
        var store = services.GetRequiredService<CheckStore>();
        for (var day = 0; day < 5; day++)
        {
            await KeepAsync(store, "example.com", Then.AddDays(day), smtp: day != 4);
        }

        await KeepAsync(store, "example.org", Then.AddDays(9));
        await store.OpenAsync(SomeChecks.Open("example.com", Then.AddDays(9)), Cancel);

        var first = await store.OfDomainAsync("example.com", null, 3, Cancel);
        var next = await store.OfDomainAsync("example.com", first[^1].At, 3, Cancel);

        Assert.Equal([4, 3, 2], first.Select(static row => (row.At - Then).Days));
        Assert.Equal([1, 0], next.Select(static row => (row.At - Then).Days));
        Assert.Equal(Then.AddDays(4), (await store.LastAsync("example.com", Cancel))!.At);
        Assert.Equal(Then.AddDays(3), (await store.LastAsync(new Subject("example.com", true, ""), Then, Cancel))!.At);
        Assert.Null(await store.LastAsync(new Subject("example.com", true, ""), Then.AddDays(3.5), Cancel));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_check_is_interrupted_when_its_server_is_silent_for_too_long_and_not_before(Engine engine)
    {
        var clock = new FakeTimeProvider(Then);
        await using var database = await TestDatabase.CreateAsync(engine, server);
        await using var first = await database.OpenReadyAsync(clock);
        await using var second = await database.OpenReadyAsync(clock);
        var (dead, alive) = (first.GetRequiredService<CheckStore>(), second.GetRequiredService<CheckStore>());
        var (lost, kept) = (SomeChecks.Open("lost.example", Then), SomeChecks.Open("kept.example", Then));
        await dead.OpenAsync(lost, Cancel);
        await alive.OpenAsync(kept, Cancel);

        clock.Advance(CheckStore.Lease / 2);
        await alive.RenewAsync([kept.Id], Cancel);
        Assert.Equal(0, await alive.InterruptAbandonedAsync(Cancel));
        clock.Advance((CheckStore.Lease / 2) + TimeSpan.FromSeconds(1));

        Assert.Equal(1, await alive.InterruptAbandonedAsync(Cancel));
        var row = await alive.FindAsync(lost.Id, Cancel);
        Assert.Equal((CheckState.Interrupted, CheckStore.Interruption), (row!.State, row.Because));
        Assert.Equal(CheckState.Open, (await alive.FindAsync(kept.Id, Cancel))!.State);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_check_that_its_own_server_knows_nothing_of_is_not_renewed(Engine engine)
    {
        var clock = new FakeTimeProvider(Then);
        await using var database = await TestDatabase.CreateAsync(engine, server);
        await using var services = await database.OpenReadyAsync(clock);
        var store = services.GetRequiredService<CheckStore>();
        var (known, forgotten) = (SomeChecks.Open("known.example", Then), SomeChecks.Open("forgotten.example", Then));
        await store.OpenAsync(known, Cancel);
        await store.OpenAsync(forgotten, Cancel);

        clock.Advance(CheckStore.Lease - TimeSpan.FromSeconds(1));
        await store.RenewAsync([known.Id], Cancel);
        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(1, await store.InterruptAbandonedAsync(Cancel));
        Assert.Equal(CheckState.Interrupted, (await store.FindAsync(forgotten.Id, Cancel))!.State);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task What_is_too_old_is_deleted_with_its_texts(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, server);
        await using var services = await database.OpenReadyAsync();
        var store = services.GetRequiredService<CheckStore>();
        for (var minute = 0; minute < 450; minute++)
        {
            var open = SomeChecks.Open("old.example", Then.AddMinutes(minute));
            await store.OpenAsync(open, Cancel);
            if (minute % 50 == 0)
            {
                await store.FinishAsync(open.Id, SomeChecks.Report("old.example", Then.AddMinutes(minute)), Cancel);
            }
        }

        var young = await KeepAsync(store, "young.example", Then.AddDays(1));

        Assert.Equal(450, await store.DeleteBeforeAsync(Then.AddDays(1), Cancel));
        await using var db = await services.GetRequiredService<IDbContextFactory<SealpostDb>>().CreateDbContextAsync(Cancel);
        Assert.Equal(young.Text, (await db.Checks.SingleAsync(Cancel)).Id);
        Assert.Equal(young.Text, (await db.Texts.SingleAsync(Cancel)).CheckId);
    }

    [Fact]
    public async Task Nothing_of_a_deleted_check_is_left_in_the_files()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite, server);
        await using var services = await database.OpenReadyAsync();
        var store = services.GetRequiredService<CheckStore>();
        for (var minute = 0; minute < 50; minute++)
        {
            await KeepAsync(store, "very-secret-project.example", Then.AddMinutes(minute));
        }

        await KeepAsync(store, "young.example", Then.AddDays(1));
        Assert.True(IsInFiles("very-secret-project"));
        var before = new FileInfo(database.Text).Length + new FileInfo(database.Text + "-wal").Length;

        await store.DeleteBeforeAsync(Then.AddDays(1), Cancel);

        Assert.False(IsInFiles("very-secret-project"));
        Assert.True(IsInFiles("young.example"));
        var after = new FileInfo(database.Text).Length + new FileInfo(database.Text + "-wal").Length;
        Assert.True(after < before / 2, $"{before} octets became {after}");

        bool IsInFiles(string text) => Directory.EnumerateFiles(Path.GetDirectoryName(database.Text)!)
            .Any(file => Read(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);
    }

    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var octets = new byte[file.Length];
        file.ReadExactly(octets);
        return octets;
    }

    private static async Task<CheckId> KeepAsync(CheckStore store, string domain, DateTimeOffset at, bool smtp = true)
    {
        var open = SomeChecks.Open(domain, at, smtp);
        await store.OpenAsync(open, Cancel);
        await store.FinishAsync(open.Id, SomeChecks.Report(domain, at), Cancel);
        return open.Id;
    }
}
