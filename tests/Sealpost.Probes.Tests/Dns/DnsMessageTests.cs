using Sealpost.Core.Observations;
using Sealpost.Probes.Dns;

namespace Sealpost.Probes.Tests.Dns;

public sealed class DnsMessageTests
{
    private static readonly DnsQuestion Question = new(0x1234, "a.test", DnsType.Txt, Wire.Name("a.test"));

    private static Wire Response => Wire.To(Question.Encode(edns: true));

    [Fact]
    public void Rejects()
    {
        Dictionary<string, byte[]> cases = new()
        {
            ["a record cut in its owner"] = Response.Raw(5, 1).Claim(1).Done(),
            ["a record cut in its header"] = Response.Raw(0xC0, 12, 0, 16, 0).Claim(1).Done(),
            ["a record longer than the message"] =
                Response.Raw(0xC0, 12, 0, 16, 0, 1, 0, 0, 0, 0, 0, 9, 1).Claim(1).Done(),
            ["fewer records than claimed"] = Response.Txt("a").Claim(2).Done(),
            ["a pointer to itself"] = Response.Raw(0xC0, 24, 0, 16, 0, 1, 0, 0, 0, 0, 0, 0).Claim(1).Done(),
            ["a pointer forwards"] = Response.Raw(0xC0, 40, 0, 16, 0, 1, 0, 0, 0, 0, 0, 0).Claim(1).Done(),
            ["a label of a kind that does not exist"] =
                Response.Raw(0x80, 0, 16, 0, 1, 0, 0, 0, 0, 0, 0).Claim(1).Done(),
            ["a string longer than its record"] = Response.Record(DnsType.Txt, [9, 1]).Done(),
            ["a text without a string that ends"] = Response.Record(DnsType.Txt, [1, 65, 1]).Done(),
            ["an address of three octets"] = Response.Record(DnsType.A, [1, 2, 3]).Done(),
            ["an alias with octets behind its name"] = Response.Record(DnsType.Cname, [1, 65, 0, 7]).Done(),
            ["an exchange that goes on behind its record"] =
                Response.Record(DnsType.Mx, [0, 1, 3, 65]).Raw(66, 67, 0).Done(),
            ["a name of more than 255 octets"] =
                Response.Record(
                    DnsType.Cname, [.. Enumerable.Repeat<byte[]>([3, 65, 65, 65], 64).SelectMany(label => label), 0])
                    .Done(),
        };

        foreach (var (why, message) in cases)
        {
            Assert.True(DnsMessage.Fits(message, Question), why);
            Assert.True(DnsMessage.Read(message) is null, why);
        }
    }

    [Fact]
    public void A_pointer_may_lead_to_a_pointer_before_it()
    {
        // 24: 1 'x' -> 12; 36 = the owner of the second record -> 24
        var message = Response.Record(DnsType.Txt, [1, 65], owner: [1, (byte)'x', 0xC0, 12])
            .Record(DnsType.Txt, [1, 66], owner: [0xC0, 24]).Done();

        Assert.Equal(["x.a.test", "x.a.test"], DnsMessage.Read(message)?.Answers.Select(record => record.Owner));
    }

    [Fact]
    public void No_octets_throw()
    {
        var random = new Random(20261124);
        byte[] good = Response.Alias("a.test", "b.test").Txt("text").Mx(1, "mx.test").Done();
        for (var i = 0; i < 100_000; i++)
        {
            var message = (byte[])good.Clone();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
            {
                message[random.Next(2, message.Length)] = (byte)random.Next(256);
            }

            message = message[..random.Next(message.Length + 1)];
            if (DnsMessage.Fits(message, Question) && DnsMessage.Read(message) is { } read)
            {
                DnsAnswer.Of(read, Question);
            }
        }
    }

    [Theory]
    [InlineData("a.test", "a.test")]
    [InlineData("a.test.", "a.test")]
    [InlineData(@"a\.b.test", @"a\.b.test")]
    [InlineData(@"a\\.test", @"a\\.test")]
    [InlineData(@"\000\255.test", @"\000\255.test")]
    [InlineData("A_B-c.TEST", "a_b-c.test")]
    [InlineData(".", ".")]
    public void Names_go_out_as_they_come_in(string typed, string read)
    {
        Assert.True(DnsName.TryEncode(typed, out var wire));
        Assert.True(new WireCursor(wire).TryTakeName(out var name));
        Assert.Equal(read, name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData(".a")]
    [InlineData(@"a\")]
    [InlineData(@"a\256")]
    [InlineData("bücher.test")]
    public void Names_that_cannot_be_are_not_written(string name) => Assert.False(DnsName.TryEncode(name, out _));

    [Fact]
    public void A_name_has_at_most_255_octets()
    {
        var longest = string.Join('.', Enumerable.Repeat(new string('a', 49), 5)) + ".aa";

        Assert.Equal(252, longest.Length);
        Assert.True(DnsName.TryEncode(longest + "a", out var wire));
        Assert.Equal(255, wire.Length);
        Assert.False(DnsName.TryEncode(longest + "aa", out _));
    }
}
