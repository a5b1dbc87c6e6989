using Sealpost.Cluster.Tests.Running;

namespace Sealpost.Cluster.Tests;

/// <summary>Submitting, working, collecting and cancelling, as people do it.</summary>
public sealed class JobTests(ClusterFixture fixture)
{
    private static readonly TimeSpan NoPause = TimeSpan.Zero;

    public static bool IsAvailable => ClusterFixture.Unavailable is null;

    [Fact(SkipUnless = nameof(IsAvailable), Skip = "takes nats-server, and root for port 25")]
    public async Task A_submission_that_is_broken_off_and_repeated_doubles_nothing()
    {
        await using var scene = new Scene(fixture.Cluster, 128, 3000, 1, NoPause);
        await using (var broken = scene.Submit("again", "--shard", "1", "--no-smtp"))
        {
            await Scene.UntilAsync(
                async () => (await scene.StatusAsync("again", mayBeMissing: true)) is { } now && now.GetProperty("shards").GetInt64() > 5,
                "some shards");
            broken.Signal("KILL");
            await broken.EndsAsync();
        }

        // Workers take out what is in before the rest is put in.
        await using var early = scene.Worker();
        await Scene.UntilAsync(async () => (await scene.StatusAsync("again"))!.Value.GetProperty("done").GetInt64() > 0, "shards done");
        for (var time = 0; time < 2; time++)
        {
            var (status, id, error) = await scene.SubmitAsync("again", "--shard", "1", "--no-smtp");
            Assert.True(status == 0, error);
            Assert.Equal("again", id.Trim());
        }

        await using var collector = scene.Collect("again");
        Assert.True(await collector.EndsAsync() == 0, collector.Error);
        scene.HasEachNameOnce();
        Assert.Equal(3000, (await scene.StatusAsync("again"))!.Value.GetProperty("shards").GetInt64());
        await scene.RemoveAsync("again");
    }

    [Fact(SkipUnless = nameof(IsAvailable), Skip = "takes nats-server, and root for port 25")]
    public async Task Names_from_standard_input_are_the_job_that_they_are_from_a_file()
    {
        await using var scene = new Scene(fixture.Cluster, 127, 300, 1, NoPause);
        string[] options = ["--nats", fixture.Cluster.Url, "--shard", "20", "--no-smtp", "--work-limit", "64", "--result-limit", "64"];

        var (status, id, error) = await Run.WithInputAsync(scene.Names, ["scan", "submit", "-", .. options]);
        var again = await Run.ToEndAsync(["scan", "submit", scene.Names, .. options]);

        Assert.True(status == 0, error);
        Assert.Contains("300 names in 15 shards", error, StringComparison.Ordinal);
        Assert.Equal((0, id), (again.Status, again.Out));
        Assert.Contains("is submitted already", again.Error, StringComparison.Ordinal);
        await using var worker = scene.Worker("--until-done");
        await using var collector = scene.Collect(id.Trim());
        Assert.True(await collector.EndsAsync() == 0, collector.Error);
        scene.HasEachNameOnce();
        await scene.RemoveAsync(id.Trim());
    }

    [Fact(SkipUnless = nameof(IsAvailable), Skip = "takes nats-server, and root for port 25")]
    public async Task A_worker_that_is_asked_to_end_gives_its_shards_back_at_once()
    {
        await using var scene = new Scene(fixture.Cluster, 129, 40, 40, TimeSpan.FromSeconds(1));
        await SubmittedAsync(scene, "back", "--shard", "40", "--ack-wait", "600");
        await using (var first = scene.Worker())
        {
            await Scene.UntilAsync(() => Task.FromResult(scene.Mail.Open > 0), "visits");
            Assert.NotEqual(0, await scene.WorkersAsync());
            first.Signal("TERM");
            Assert.Equal(130, await first.EndsAsync());
        }

        await using var second = scene.Worker("--until-done");
        await using var collector = scene.Collect("back");
        Assert.True(await collector.EndsAsync() == 0, collector.Error);
        scene.HasEachNameOnce();
        Assert.Equal(1, scene.Mail.MostAtOnce);
        Assert.Equal(0, await second.EndsAsync());
        await scene.RemoveAsync("back");
    }

    [Fact(SkipUnless = nameof(IsAvailable), Skip = "takes nats-server, and root for port 25")]
    public async Task Two_jobs_are_done_side_by_side_and_one_can_be_cancelled()
    {
        await using var scene = new Scene(fixture.Cluster, 130, 60, 1, NoPause);
        await using var other = new Scene(fixture.Cluster, 131, 2000, 1, NoPause, sharing: scene);
        await SubmittedAsync(other, "long", "--shard", "20", "--no-smtp", "--rate", "5");
        await SubmittedAsync(scene, "short", "--shard", "20", "--no-smtp");
        await using var worker = scene.Worker();
        await using var collector = scene.Collect("short");
        Assert.True(await collector.EndsAsync() == 0, collector.Error);
        scene.HasEachNameOnce();

        var before = (await other.StatusAsync("long"))!.Value;
        Assert.Equal("running", before.GetProperty("state").GetString());
        await Scene.UntilAsync(async () => (await other.StatusAsync("long"))!.Value.GetProperty("done").GetInt64() > 0, "a shard of the long job");
        Assert.Equal(0, (await Run.ToEndAsync("scan", "cancel", "long", "--nats", fixture.Cluster.Url)).Status);

        await using var rest = other.Collect("long");
        Assert.Equal(3, await rest.EndsAsync());
        var found = File.ReadLines(other.Output).Count();
        Assert.InRange(found, 20, 1000);
        Assert.Equal("cancelled", (await other.StatusAsync("long"))!.Value.GetProperty("state").GetString());
        await scene.RemoveAsync("short");
        await other.RemoveAsync("long");
    }

    [Fact(SkipUnless = nameof(IsAvailable), Skip = "takes nats-server, and root for port 25")]
    public async Task A_collection_goes_on_in_a_compressed_file_and_makes_room()
    {
        await using var scene = new Scene(fixture.Cluster, 132, 300, 1, NoPause) { Suffix = ".csv.gz" };
        await SubmittedAsync(scene, "packed", "--shard", "10", "--no-smtp", "--format", "csv", "--rate", "60");
        await using var worker = scene.Worker();
        await using (var first = scene.Collect("packed", "--drain"))
        {
            await Scene.UntilAsync(() => Task.FromResult(new FileInfo(scene.Output) is { Exists: true, Length: > 0 }), "results");
            first.Signal("KILL");
            await first.EndsAsync();
        }

        await using var second = scene.Collect("packed", "--drain");
        Assert.True(await second.EndsAsync() == 0, second.Error);
        var lines = scene.UnpackedLines();
        Assert.StartsWith("domain,outcome,", lines[0], StringComparison.Ordinal);
        Assert.Equal(
            Enumerable.Range(0, 300).Select(static number => $"d{number}.cluster.test").Order(StringComparer.Ordinal),
            lines[1..].Select(static line => line.Split(',')[0]).Order(StringComparer.Ordinal));
        Assert.Equal(0, (await scene.StatusAsync("packed"))!.Value.GetProperty("resultOctets").GetInt64());
        await scene.RemoveAsync("packed");
    }

    private static async Task SubmittedAsync(Scene scene, string job, params string[] options)
    {
        var (status, _, error) = await scene.SubmitAsync(job, options);
        Assert.True(status == 0, error);
    }
}
