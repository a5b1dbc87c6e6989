using System.Text;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Tests.Text;

namespace Sealpost.Core.Tests.MtaSts;

public sealed class StsPolicyParserTests
{
    private const string Good = "version: STSv1\nmode: enforce\nmx: a.example\nmax_age: 86400\n";

    [Theory]
    [InlineData(Good)]
    [InlineData("version:STSv1\r\nmode:\tenforce \t\r\nmx: \t a.example\nmax_age: 86400")]  // terminators mix, the last is optional
    [InlineData("version: STSv1\nmode: enforce\nmx: a.example\nmax_age: 0000086400\n")]     // ten digits
    public void Accepts(string body)
    {
        var parsed = StsPolicyParser.Parse(body);
        Assert.Empty(parsed.Flaws);
        Assert.Equal("enforce a.example 86400", Show(parsed.Strict.Value));
        Assert.Same(parsed.Strict.Value, parsed.Tolerant);
    }

    [Theory]
    [InlineData(Good + "mode: bogus\n", "DuplicateField «mode: bogus»")]                    // D3: later ones are not read
    [InlineData(Good + "version: STSv2\nmax_age: x", "DuplicateField «version: STSv2», DuplicateField «max_age: x»")]
    [InlineData(Good + "id: 1\n", "UnknownField «id»")]
    [InlineData(Good + "note: é \u0085\u2028mode: none\n", "UnknownField «note»")]          // C1 controls as UTF-8 are data
    [InlineData(Good + "Mode: none\n", "MisspeltField «Mode»")]
    [InlineData(Good + "mx1: b.example\n", "MisspeltField «mx1»")]
    [InlineData(Good + "vesrion: 1\nMaxAge: 1\n", "MisspeltField «vesrion», MisspeltField «MaxAge»")]
    [InlineData(Good + "code: 1\nmod: 1\nnote: 1\nmx-backup: 1\n", "MisspeltField «code», UnknownField «mod», UnknownField «note», UnknownField «mx-backup»")]
    [InlineData(Good + "mx: A.EXAMPLE\n", "DuplicateMx «A.EXAMPLE»")]
    [InlineData(Good + "mx: *.192.0.2.1\n", "AddressMx «*.192.0.2.1»")]                     // D13
    [InlineData("x: y\n" + Good, "UnknownField «x», VersionNotFirst «version: STSv1»")]     // D24
    public void Tolerates(string body, string flaws)
    {
        var parsed = StsPolicyParser.Parse(body);
        Assert.StartsWith("enforce a.example", Show(parsed.Strict.Value), StringComparison.Ordinal);
        Assert.Equal(flaws, Flaws.Show(body, parsed.Flaws));
    }

    [Theory]
    [InlineData(Good + "\n", "BlankLine «»")]
    [InlineData("\n" + Good + "\t\n \n", "BlankLine «», BlankLine «\t», BlankLine « »")]
    [InlineData("# a\n" + Good + " // b\n; c", "CommentLine «# a», CommentLine «// b», CommentLine «; c»")]
    [InlineData(" version: STSv1\nmode : enforce\nmx: a.example\n\tmax_age: 86400", "LeadingSpace « », SpaceBeforeColon « », LeadingSpace «\t»")]
    [InlineData(Good + "nothing here\n", "NoColon «nothing here»")]
    [InlineData(Good + "mode\n", "NoColon «mode»")]
    public void Leaves_lines_to_tolerant_senders(string body, string flaws)
    {
        var parsed = StsPolicyParser.Parse(body);
        Assert.Null(parsed.Strict.Value);
        Assert.Equal("enforce a.example 86400", Show(parsed.Tolerant));
        Assert.Equal(flaws, Flaws.Show(body, parsed.Flaws));
    }

    [Theory]
    [InlineData("version: STSv2\nmode: none\nmax_age: 1", "UnknownVersion «STSv2»")]
    [InlineData("version: STSv1\nmode: Enforce\nmax_age: 1\nmx: a.example", "UnknownMode «Enforce»")]
    [InlineData("version: STSv1\nmode: NONE\nmax_age: 1", "UnknownMode «NONE»")]            // and no mx is wanted
    [InlineData("version:\nmode: \nmax_age:\nmx:\t", "UnknownVersion «version:», UnknownMode «mode:», MalformedMaxAge «max_age:», MalformedMx «mx:»")]
    [InlineData("version: STSv1\nmode: none\nmax_age: 12345678901", "MalformedMaxAge «12345678901»")]
    [InlineData("version: STSv1\nmode: none\nmax_age: -1", "MalformedMaxAge «-1»")]
    [InlineData("version: STSv1\nmode: none\nmax_age: ١", "MalformedMaxAge «١»")]
    [InlineData("version: STSv1\nmode: none\nmax_age: 31557601", "MaxAgeTooLarge «31557601»")] // D6
    [InlineData("version: STSv1\nmode: none\nmax_age: 1\nmx: *.*", "MalformedMx «*.*»")]    // mode none is no excuse
    [InlineData(Good + "mx: b_c.example", "MalformedMx «b_c.example»")]                     // nor is a good one beside it
    [InlineData("version: STSv1\nmode: testing\nmax_age: 1", "MissingMx «»")]
    [InlineData("mode: none", "MissingVersion «», MissingMaxAge «»")]
    [InlineData("x: y", "UnknownField «x», MissingVersion «», MissingMode «», MissingMaxAge «», MissingMx «»")]
    [InlineData(Good + "_x: y", "MalformedName «_x»")]
    [InlineData(Good + ": y", "MalformedName «: y»")]
    [InlineData(Good + "x y: z", "MalformedName «x y»")]
    [InlineData(Good + "é: z", "MalformedName «é»")]
    [InlineData(Good + "x:\t", "MalformedValue «x:»")]
    [InlineData(Good + "mode:", "DuplicateField «mode:», MalformedValue «mode:»")]          // unread, but it does not derive
    [InlineData(Good + "x: a\u0001\u0002b\tc\u007F", "ForbiddenOctet «\u0001\u0002», ForbiddenOctet «\t», ForbiddenOctet «\u007F»")]
    [InlineData(Good + "x\u0001: y", "ForbiddenOctet «\u0001»")]
    [InlineData(Good + "\u0000", "ForbiddenOctet «\u0000»")]
    [InlineData(Good + "x: a\vmode: none", "ForbiddenOctet «\v»")]                          // VT ends no line
    public void Rejects(string body, string flaws)
    {
        var parsed = StsPolicyParser.Parse(body);
        Assert.Null(parsed.Strict.Value);
        Assert.Null(parsed.Tolerant);
        Assert.Equal(flaws, Flaws.Show(body, parsed.Flaws));
    }

    [Theory]
    [InlineData("", "Empty «»")]
    [InlineData(" \r\n\t\n", "Empty « \r\n\t\n»")]
    [InlineData("\n <!DOCTYPE html>\n<html>", "WebPage «<!DOCTYPE html>»")]
    [InlineData("<html>version: STSv1", "WebPage «<html>version: STSv1»")]
    [InlineData("{\"version\": \"STSv1\",\n\"mode\": \"none\"}", "MalformedName «{\"version\": \"STSv1\",\n\"mode\": \"none\"}»")]
    [InlineData("\uFEFFversion: STSv1\nmode: none\nmax_age: x", "ByteOrderMark «\uFEFF», MalformedMaxAge «x»")]
    [InlineData("\uFEFF" + Good, "ByteOrderMark «\uFEFF»")]
    [InlineData("version: STSv1\rmode: none\rmax_age: 1\r", "BareCarriageReturn «\r», BareCarriageReturn «\r», BareCarriageReturn «\r»")]
    [InlineData("version: STSv1\r\r\nmode: none\r\nmax_age: 1\r", "BareCarriageReturn «\r», BareCarriageReturn «\r»")]
    [InlineData(Good + "x: y\rz", "UnknownField «x», BareCarriageReturn «\r»")]
    public void Recognizes_what_is_no_policy_at_all(string body, string flaws)
    {
        var parsed = StsPolicyParser.Parse(body);
        Assert.Null(parsed.Strict.Value);
        Assert.Null(parsed.Tolerant);
        Assert.Equal(flaws, Flaws.Show(body, parsed.Flaws));
    }

    [Theory]
    [InlineData("version: STSv1\nmode enforce\nmx: a.example\nmax_age: 1", "NoColon «mode enforce»")]
    [InlineData("version=STSv1\nmode=none\nmax-age=1", "NoColon «version=STSv1», NoColon «mode=none», NoColon «max-age=1»")]
    [InlineData("- version: STSv1\n\"mode: none\"\n* Max_Age: 1", "MalformedName «- version», MalformedName «\"mode», MalformedName «* Max_Age»")]
    [InlineData("version: STSv1\nmode: none\nmax-age: 1", "MisspeltField «max-age», MissingMaxAge «»")]
    [InlineData("version: STSv1\nmode: enforce\nMX: a.example\nmax_age: 1", "MisspeltField «MX», MissingMx «»")]
    [InlineData("v=STSv1; id=20160831085700Z;", "NoColon «v=STSv1; id=20160831085700Z;»")]   // the TXT record, served as policy
    [InlineData("Not Found", "NoColon «Not Found»")]
    [InlineData("version: STSv1\ngarbage", "NoColon «garbage», MissingMode «», MissingMaxAge «», MissingMx «»")]
    [InlineData("version: STSv1\nmode: enforce\nmx:\n  - a.example\nmax_age: 1", "MalformedMx «mx:», LeadingSpace «  », NoColon «- a.example»")]
    public void Names_one_fault_once(string body, string flaws)
    {
        var parsed = StsPolicyParser.Parse(body);
        Assert.Null(parsed.Strict.Value);
        Assert.Null(parsed.Tolerant);
        Assert.Equal(flaws, Flaws.Show(body, parsed.Flaws));
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE }, 2)]
    [InlineData(new byte[] { 0xFE, 0xFF }, 2)]
    [InlineData(new byte[] { 0xFF, 0xFE, 0, 0 }, 4)]
    [InlineData(new byte[] { 0, 0, 0xFE, 0xFF }, 4)]
    public void Reads_no_wide_characters(byte[] mark, int length)
    {
        var parsed = StsPolicyParser.Parse([.. mark, .. Encoding.Unicode.GetBytes(Good)]);
        Assert.Equal([new(StsPolicyFlaw.ByteOrderMark, new(0, length))], parsed.Flaws);
    }

    [Theory]
    [InlineData(new byte[] { 0xC0, 0xAF })]             // overlong
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]       // a surrogate
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 })] // above U+10FFFF
    [InlineData(new byte[] { 0xE9 })]                   // Latin-1
    public void Octets_that_are_not_UTF8_are_one_run(byte[] octets)
    {
        byte[] body = [.. Encoding.UTF8.GetBytes(Good + "x: a"), .. octets, (byte)'b'];
        Assert.Equal([new(StsPolicyFlaw.ForbiddenOctet, new(Good.Length + 4, octets.Length))], Without(StsPolicyParser.Parse(body)));
    }

    [Fact]
    public void Such_octets_in_a_known_field_make_it_malformed()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes(Good + "mx: "), 0xFF, .. Encoding.UTF8.GetBytes("b.example")];
        Assert.Equal([new(StsPolicyFlaw.MalformedMx, new(Good.Length + 4, 10))], Without(StsPolicyParser.Parse(body)));
    }

    [Fact]
    public void Prints_the_policy()
    {
        var policy = StsPolicyParser.Parse("max_age: 07\nx: a  b\nmode: testing\nmx: *.b.example\nversion: STSv1\nmx: a.example").Strict.Value;
        Assert.Equal(
            "version: STSv1\r\nmode: testing\r\nmx: *.b.example\r\nmx: a.example\r\nmax_age: 7\r\nx: a  b\r\n", policy?.ToPolicyText());
    }

    private static IEnumerable<Sealpost.Core.Text.Flaw<StsPolicyFlaw>> Without(ParsedPolicy parsed) =>
        parsed.Flaws.Where(static flaw => flaw.Kind is not StsPolicyFlaw.UnknownField);

    private static string Show(StsPolicy? policy) => policy is null
        ? "no policy"
        : $"{policy.Mode.ToString().ToLowerInvariant()} {policy.Mx[0].Text} {policy.MaxAge}";
}
