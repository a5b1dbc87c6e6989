using System.Text;
using Sealpost.Cli.Cluster;
using Sealpost.Cli.Cluster.Collecting;
using Sealpost.Cli.Cluster.Jobs;

namespace Sealpost.Cluster.Tests.Parts;

public sealed class JournalTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sealpost-journal-");

    private string Path => System.IO.Path.Combine(_folder.FullName, "results.jsonl.journal");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_was_noted_is_known_when_it_is_opened_again()
    {
        using (var first = Journal.Open(Path, "job"))
        {
            Take(first, 7, 100, Part(0, 3, 0, 1, 2), Part(4, 3, 2));
            Take(first, 9, 250, Part(4, 3, 0));
        }

        using var second = Journal.Open(Path, "job");

        Assert.Equal((9UL, 250L), (second.Last, second.Output));
        Assert.Equal((1L, 5L), (second.Covered.Shards, second.Covered.Names));
        Assert.Equal([1], second.Covered.Take(Part(4, 3, 0, 1, 2)).Select(static line => line.Place));
    }

    [Fact]
    public void A_torn_last_line_is_dropped_wherever_it_was_torn()
    {
        using (var first = Journal.Open(Path, "job"))
        {
            Take(first, 1, 10, Part(0, 2, 0, 1));
        }

        var good = File.ReadAllBytes(Path);
        using (var first = Journal.Open(Path, "job"))
        {
            Take(first, 2, 20, Part(12, 5, 0, 3));
        }

        var whole = File.ReadAllBytes(Path);
        for (var length = good.Length; length < whole.Length; length++)
        {
            File.WriteAllBytes(Path, whole[..length]);
            using (var torn = Journal.Open(Path, "job"))
            {
                Assert.Equal((1UL, 10L, 2L), (torn.Last, torn.Output, torn.Covered.Names));
                Take(torn, 3, 30, Part(1, 1, 0));
            }

            using var mended = Journal.Open(Path, "job");
            Assert.Equal((3UL, 30L, 3L), (mended.Last, mended.Output, mended.Covered.Names));
        }
    }

    [Fact]
    public void The_journal_of_another_job_is_not_touched()
    {
        Journal.Open(Path, "one").Dispose();
        var before = File.ReadAllText(Path);

        Assert.Throws<ClusterException>(() => Journal.Open(Path, "two"));

        Assert.Equal(before, File.ReadAllText(Path));
    }

    [Fact]
    public void What_was_written_before_the_first_note_is_taken_off()
    {
        var output = System.IO.Path.Combine(_folder.FullName, "results.jsonl");
        Journal.Open(Path, "job").Dispose();
        File.WriteAllText(output, "one\n");

        CollectedFile.ThrowIfForeign(output, Path);
        using var journal = Journal.Open(Path, "job");
        CollectedFile.Open(output, journal.Output).Dispose();

        Assert.Empty(File.ReadAllText(output));
    }

    [Fact]
    public void Two_collections_do_not_write_one_file()
    {
        using var first = Journal.Open(Path, "job");

        Assert.Throws<ClusterException>(() => Journal.Open(Path, "job"));
    }

    [Fact]
    public void Output_beyond_the_journal_is_taken_off_and_a_foreign_file_is_left_alone()
    {
        var output = System.IO.Path.Combine(_folder.FullName, "results.jsonl");
        File.WriteAllText(output, "one\ntwo\ntor");
        using (var file = CollectedFile.Open(output, 8))
        {
            file.Append(Encoding.ASCII.GetBytes("three\n"));
        }

        Assert.Equal("one\ntwo\nthree\n", File.ReadAllText(output));
        Assert.Throws<ClusterException>(() => CollectedFile.ThrowIfForeign(output, Path));
        Assert.Throws<ClusterException>(() => CollectedFile.Open(output, 1000));
        Assert.Equal("one\ntwo\nthree\n", File.ReadAllText(output));
    }

    private static ShardPart Part(long shard, int names, params int[] places) =>
        new(shard, names, [.. places.Select(static place => new ShardLine(place, []))]);

    private static void Take(Journal journal, ulong last, long output, params ShardPart[] parts) => journal.Note(
        last, output, [.. parts.Select(part => (part.Shard, part.Names, journal.Covered.Take(part)))]);
}
