namespace Sealpost.Cluster.Tests;

/// <summary>Whatever is killed or stopped, every name has one result, and no mail server has two guests.</summary>
public sealed class FaultTests(ClusterFixture fixture)
{
    private const int Names = 400;
    private const int Servers = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    [Fact(SkipUnless = nameof(IsAvailable), Skip = "takes nats-server, and root for port 25")]
    public async Task Workers_nodes_and_collectors_may_die_or_stand_still()
    {
        await using var scene = new Scene(fixture.Cluster, 125, Names, Servers, Pause);
        var submitted = await scene.SubmitAsync("faults", "--shard", "20", "--ack-wait", "6", "--rate", "25", "--deadline", "60");
        Assert.True(submitted.Status == 0, submitted.Error);

        // Each is alone when it falls, so that it is certain that it was in the middle of visits.
        await using var firstCollector = scene.Collect("faults");
        await using (var killed = scene.Worker())
        {
            await Scene.UntilAsync(() => Task.FromResult(scene.Mail.Visits > 20 && scene.Mail.Open >= 2), "visits by the first");
            killed.Signal("KILL");
            await Scene.UntilAsync(() => Task.FromResult(scene.Mail.Open == 0), "the end of its visits");
        }

        await using var stopped = scene.Worker();
        await Scene.UntilAsync(() => Task.FromResult(scene.Mail.Open >= 2), "visits by the second");
        stopped.Signal("STOP");
        await using var third = scene.Worker();
        await using var fourth = scene.Worker();
        firstCollector.Signal("KILL");

        // Longer than a shard is left with a worker that says nothing.
        await Task.Delay(TimeSpan.FromSeconds(9), TestContext.Current.CancellationToken);
        stopped.Signal("CONT");
        fixture.Cluster.Kill(1);
        await using var secondCollector = scene.Collect("faults");
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        secondCollector.Signal("KILL");
        await fixture.Cluster.RestartAsync(1, TestContext.Current.CancellationToken);

        await using var lastCollector = scene.Collect("faults");
        Assert.True(await lastCollector.EndsAsync(stopped, third, fourth) == 0, lastCollector.Error);
        scene.HasEachNameOnce();
        Assert.Equal(1, scene.Mail.MostAtOnce);
        Assert.Equal(Servers, scene.Mail.Visited);

        // The visits of the one that was killed were made again, and hardly any others: results are shared.
        Assert.InRange(scene.Mail.Visits, Servers + 1, Servers + 20);
        TestContext.Current.SendDiagnosticMessage($"{scene.Mail.Visits} visits of {Servers} mail servers");

        var job = (await scene.StatusAsync("faults"))!.Value;
        Assert.Equal("done", job.GetProperty("state").GetString());
        Assert.Equal(Names / 20, job.GetProperty("done").GetInt64());
        await scene.RemoveAsync("faults");
    }

    public static bool IsAvailable => ClusterFixture.Unavailable is null;
}
