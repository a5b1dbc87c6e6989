using System.Text;
using Sealpost.Cli.Cluster.Jobs;

namespace Sealpost.Cluster.Tests.Parts;

public sealed class ShardTests
{
    [Fact]
    public void Names_come_out_as_they_went_in()
    {
        string[] names = ["a.test", "bücher.test", "no name at all"];

        Assert.Equal(names, Shard.Read(Shard.Write(names))!);
    }

    [Fact]
    public void A_part_comes_out_as_it_went_in()
    {
        var part = new ShardPart(12, 500, [new(499, Encoding.UTF8.GetBytes("{}\n")), new(0, [])]);

        Assert.Equivalent(part, ShardPart.Read(part.Write()), strict: true);
    }

    [Fact]
    public void Octets_that_are_no_shard_are_none()
    {
        var random = new Random(1);
        var part = new ShardPart(12, 500, [.. Enumerable.Range(0, 500).Select(static place => new ShardLine(place, new byte[place]))]).Write();
        for (var time = 0; time < 2000; time++)
        {
            var damaged = part[..random.Next(1, part.Length)];
            damaged[random.Next(damaged.Length)] ^= (byte)random.Next(1, 256);

            // Whatever comes of it, it is bounded, and it does not throw.
            Assert.True(ShardPart.Read(damaged) is null or { Names: <= Shard.MostNames });
            Assert.True(Shard.Read(damaged) is null or { Count: <= Shard.MostNames });
        }

        Assert.Null(Shard.Read(null));
        Assert.Null(Shard.Read([]));
        Assert.Null(ShardPart.Read([1, 2, 3]));
    }

    [Fact]
    public void A_message_that_unpacks_to_more_than_it_may_is_none()
    {
        var bomb = Shard.Write([.. Enumerable.Repeat(new string('a', 10_000), 4000)]);

        Assert.True(bomb.Length < 100_000);
        Assert.Null(Shard.Read(bomb));
    }

    [Fact]
    public void The_same_names_of_a_shard_have_the_same_id_in_whatever_order()
    {
        var one = new ShardPart(1, 3, [new(0, [1]), new(2, [2])]);

        Assert.Equal(one.MessageId("job"), new ShardPart(1, 3, [new(2, []), new(0, [])]).MessageId("job"));
        Assert.NotEqual(one.MessageId("job"), new ShardPart(1, 3, [new(0, []), new(1, [])]).MessageId("job"));
        Assert.NotEqual(one.MessageId("job"), (one with { Shard = 2 }).MessageId("job"));
        Assert.NotEqual(one.MessageId("job"), one.MessageId("other"));
    }

    [Theory]
    [InlineData("nightly-2026-11-25", true)]
    [InlineData("", false)]
    [InlineData("active", false)]                                        // the key of the list of jobs
    [InlineData("Nightly", false)]
    [InlineData("a.b", false)]                                           // a dot parts the tokens of a subject
    [InlineData("a*", false)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]     // 41
    public void Ids_are_tokens_of_subjects(string id, bool isValid) => Assert.Equal(isValid, JobId.IsValid(id));
}
