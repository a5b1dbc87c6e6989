using Sealpost.Core.Dane;

namespace Sealpost.Core.Tests.Dane;

public sealed class TlsaRecordParserTests
{
    private const string Digest = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private const string Empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Theory]
    [InlineData("3 1 1 " + Digest)]
    [InlineData("2 0 1 " + Digest)]
    [InlineData("3 0 2 " + Digest + Digest)]
    public void Accepts(string text)
    {
        var parsed = TlsaRecordParser.ParseText(text);

        Assert.Empty(parsed.Flaws);
        Assert.Equal(text, parsed.Value!.ToString());
    }

    [Theory]
    [InlineData("3 1 1 " + Empty, TlsaFlaw.EmptyDigest)]
    [InlineData("3 1 0 3013300d06092a864886f70d010101050003020000", TlsaFlaw.FullData)]
    public void Tolerates(string text, TlsaFlaw flaw)
    {
        var parsed = TlsaRecordParser.ParseText(text);

        Assert.True(parsed.IsUsable);
        Assert.Equal(flaw, Assert.Single(parsed.Flaws).Kind);
    }

    [Theory]
    [InlineData("0 1 1 " + Digest, TlsaFlaw.PkixUsage)]
    [InlineData("1 0 1 " + Digest, TlsaFlaw.PkixUsage)]
    [InlineData("4 1 1 " + Digest, TlsaFlaw.UnknownUsage)]
    [InlineData("255 1 1 " + Digest, TlsaFlaw.UnknownUsage)]
    [InlineData("3 2 1 " + Digest, TlsaFlaw.UnknownSelector)]
    [InlineData("3 1 3 " + Digest, TlsaFlaw.UnknownMatching)]
    [InlineData("3 1 1 " + Digest + "00", TlsaFlaw.WrongLength)]
    [InlineData("3 1 1 00", TlsaFlaw.WrongLength)]
    [InlineData("3 1 2 " + Digest, TlsaFlaw.WrongLength)]
    [InlineData("3 0 0 " + Digest, TlsaFlaw.NotDer)]
    [InlineData("3 1 0 " + Digest, TlsaFlaw.NotDer)]
    [InlineData("3 1 1", TlsaFlaw.TooShort)]
    [InlineData("3 1", TlsaFlaw.NotTlsa)]
    [InlineData("", TlsaFlaw.NotTlsa)]
    [InlineData("3 1 256 " + Digest, TlsaFlaw.NotTlsa)]
    [InlineData("3 1 1 abc", TlsaFlaw.NotTlsa)]
    [InlineData("3 1 1 xy", TlsaFlaw.NotTlsa)]
    [InlineData("-3 1 1 " + Digest, TlsaFlaw.NotTlsa)]
    public void Rejects(string text, TlsaFlaw flaw)
    {
        var parsed = TlsaRecordParser.ParseText(text);

        Assert.False(parsed.IsUsable);
        Assert.Contains(flaw, parsed.Flaws.Select(static one => one.Kind));
    }

    [Fact]
    public void Digits_may_be_in_groups_and_in_capitals() =>
        Assert.Equal(
            "3 1 1 " + Digest,
            TlsaRecordParser.ParseText($"3\t1 1  {Digest[..20].ToUpperInvariant()} {Digest[20..]}").Value!.ToString());

    [Fact]
    public void Every_flaw_is_said_at_once() =>
        Assert.Equal(
            [TlsaFlaw.UnknownUsage, TlsaFlaw.UnknownSelector, TlsaFlaw.UnknownMatching],
            TlsaRecordParser.Parse([9, 9, 9, 9]).Flaws.Select(static one => one.Kind));

    [Theory]
    [InlineData(new byte[0], "\\# 0")]
    [InlineData(new byte[] { 3, 1 }, "\\# 2 0301")]
    [InlineData(new byte[] { 3, 1, 1 }, "3 1 1")]
    [InlineData(new byte[] { 3, 1, 1, 0xAB }, "3 1 1 ab")]
    public void Any_data_can_be_shown(byte[] data, string text) => Assert.Equal(text, TlsaRecordParser.Print(data));

    [Fact]
    public void Nothing_throws_and_no_value_implies_a_flaw_inside_the_data()
    {
        var random = new Random(7672);
        for (var round = 0; round < 20_000; round++)
        {
            var data = new byte[random.Next(70)];
            random.NextBytes(data);
            for (var at = 0; at < Math.Min(3, data.Length); at++)
            {
                data[at] = (byte)random.Next(5);
            }

            var parsed = TlsaRecordParser.Parse(data);
            Assert.True(parsed.IsUsable || parsed.Flaws.Length > 0);
            Assert.All(parsed.Flaws, flaw => Assert.InRange(flaw.Where.End, 0, data.Length));
            if (parsed.Value is { } record)
            {
                Assert.Equal(TlsaRecordParser.Print(data), record.ToString());
                Assert.Equal(record.ToString(), TlsaRecordParser.ParseText(record.ToString()).Value!.ToString());
            }
        }
    }
}
