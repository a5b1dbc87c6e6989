using NATS.Client.KeyValueStore;
using Sealpost.Cli.Cluster;

namespace Sealpost.Cluster.Tests.Parts;

public sealed class EntriesTests(ClusterFixture fixture)
{
    [Fact(SkipUnless = nameof(IsAvailable), Skip = "takes nats-server, and root for port 25")]
    public async Task The_leader_knows_at_once_what_is_there_and_what_is_not()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var cluster = await ClusterConnection.OpenAsync(
            new(new() { Url = fixture.Cluster.Url }, "the test's"), "test", stop);
        var bucket = await cluster.Buckets.CreateStoreAsync(new NatsKVConfig("entries-test") { NumberOfReplicas = 3 }, stop);
        try
        {
            for (var round = 0; round < 50; round++)
            {
                var key = $"key{round}";
                Assert.Null(await bucket.FindAtLeaderAsync(key, stop));

                var added = await ClusterFault.RetryAsync(more => bucket.AddAsync(key, [1, 2], more), null, stop);
                await HasAsync(key, [1, 2], added);

                var replaced = await bucket.ReplaceAsync(key, [3], added!.Value, stop);
                await HasAsync(key, [3], replaced);
                Assert.Null(await bucket.ReplaceAsync(key, [4], added.Value, stop));

                await bucket.DeleteAsync(key, cancellationToken: stop);
                Assert.Null(await bucket.FindAtLeaderAsync(key, stop));
            }
        }
        finally
        {
            await cluster.Buckets.DeleteStoreAsync("entries-test", stop);
        }

        async Task HasAsync(string key, byte[] value, ulong? revision)
        {
            var entry = await bucket.FindAtLeaderAsync(key, stop);
            Assert.Equal(value, entry?.Value);
            Assert.Equal(revision, entry?.Revision);
        }
    }

    [Fact]
    public async Task An_entry_that_one_node_has_and_another_does_not_is_tried_again()
    {
        var tries = 0;

        var revision = await ClusterFault.RetryAsync<ulong?>(
            _ => ++tries < 3 ? throw new NatsKVKeyNotFoundException() : Task.FromResult<ulong?>(7),
            null,
            TestContext.Current.CancellationToken);

        Assert.Equal((3, 7ul), (tries, revision));
    }

    public static bool IsAvailable => ClusterFixture.Unavailable is null;
}
