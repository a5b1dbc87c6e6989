using System.IO.Compression;
using Sealpost.Cli.Scanning;

namespace Sealpost.Cluster.Tests.Parts;

public sealed class WholeGzipTests
{
    // Members of several lengths: one that fits into any buffer, one that fits into none, an empty one, and again a short one.
    private static readonly byte[][] Texts = ["hello\n"u8.ToArray(), Noise(70_000), [], "world\n"u8.ToArray()];
    private static readonly byte[][] Members = [.. Texts.Select(Packed)];
    private static readonly byte[] Whole = [.. Members.SelectMany(static member => member)];

    public enum Way
    {
        AtOnce,
        InPieces,
        Asynchronously,
    }

    [Theory]
    [InlineData(Way.AtOnce)]
    [InlineData(Way.InPieces)]
    [InlineData(Way.Asynchronously)]
    public async Task Members_one_after_the_other_are_read_as_one(Way way) =>
        Assert.Equal(Texts.SelectMany(static text => text), await ReadAsync(Whole, way));

    [Theory]
    [InlineData(Way.AtOnce)]
    [InlineData(Way.InPieces)]
    [InlineData(Way.Asynchronously)]
    public async Task Whatever_breaks_off_within_a_member_is_told(Way way)
    {
        var ends = Members.Select(static member => member.Length).Aggregate(
            new List<int> { 0 }, static (ends, length) => [.. ends, ends[^1] + length]);
        foreach (var cut in Enumerable.Range(1, Whole.Length).Where(cut => !ends.Contains(cut) && IsWorthATry(cut, ends)))
        {
            await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(Whole[..cut], way));
        }
    }

    [Theory]
    [InlineData(Way.AtOnce)]
    [InlineData(Way.InPieces)]
    [InlineData(Way.Asynchronously)]
    public async Task Whatever_follows_that_is_no_member_is_told(Way way)
    {
        foreach (var rest in (byte[][])[[0], [0x1F], [0x1F, 0x8B], "x"u8.ToArray(), new byte[20_000]])
        {
            await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync([.. Whole, .. rest], way));
            await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync([.. Members[0], .. rest, .. Members[1]], way));
        }
    }

    [Theory]
    [InlineData(Way.AtOnce)]
    [InlineData(Way.InPieces)]
    [InlineData(Way.Asynchronously)]
    public async Task A_wrong_check_value_or_length_is_told(Way way)
    {
        for (var back = 1; back <= 8; back++)
        {
            byte[] wrong = [.. Members[0]];
            wrong[^back] ^= 1;
            await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync([.. wrong, .. Members[1]], way));
            await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync([.. Members[1], .. wrong], way));
        }
    }

    // Around each end, at the ends of the buffers of the platform, and some between.
    private static bool IsWorthATry(int cut, List<int> ends) =>
        ends.Exists(end => Math.Abs(end - cut) < 30) || cut % 8192 is < 3 or > 8189 || cut % 1009 == 0;

    private static byte[] Packed(byte[] text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(text);
            gzip.Flush();
        }

        // Nothing at all is written of nothing.
        return packed.Length > 0 ? packed.ToArray() : [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    }

    // What does not get shorter.
    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        var state = 2463534242u;
        for (var at = 0; at < length; at++)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            noise[at] = (byte)state;
        }

        return noise;
    }

    private static async Task<byte[]> ReadAsync(byte[] packed, Way way)
    {
        await using var input = new WholeGzip(way is Way.InPieces ? new Pieces(packed) : new MemoryStream(packed));
        using var text = new MemoryStream();
        if (way is Way.Asynchronously)
        {
            await input.CopyToAsync(text, TestContext.Current.CancellationToken);
        }
        else
        {
            var buffer = new byte[way is Way.InPieces ? 7 : 64 * 1024];
            for (var count = input.Read(buffer); count > 0; count = input.Read(buffer))
            {
                text.Write(buffer, 0, count);
            }
        }

        return text.ToArray();
    }

    // As a pipe gives what comes: now more, now less.
    private sealed class Pieces(byte[] octets) : ForwardStream
    {
        private int _at;

        public override int Read(Span<byte> buffer)
        {
            var count = Math.Min(Math.Min(buffer.Length, (_at % 13) + 1), octets.Length - _at);
            octets.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            return count;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            new(Read(buffer.Span));
    }
}
