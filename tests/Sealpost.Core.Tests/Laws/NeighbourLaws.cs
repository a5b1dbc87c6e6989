using System.Text;
using CsCheck;
using Sealpost.Core.Dkim;
using Sealpost.Core.Dmarc;
using Sealpost.Core.Linting;
using Sealpost.Core.Tests.Scenarios;
using Sealpost.Core.Text;

namespace Sealpost.Core.Tests.Laws;

/// <summary>The laws of all parsers, for DKIM keys and DMARC records.</summary>
public sealed class NeighbourLaws(ITestOutputHelper output)
{
    private static readonly Gen<string> Word = Gen.String[Gen.Char["abcXYZ019_-.é=:;!%@,/ \0"], 0, 24];

    private static readonly Gen<byte[]> Key = List(
        "v=DKIM1", "v=DKIM2", "k=rsa", "k=ed25519", "h=sha256", "h=sha1:sha256", "s=email", "s=*", "t=y:s", "n=a b", "g=*", "p=",
        $"p={PublicKeys.Rsa1024}", $"p={PublicKeys.Ed25519}", $"p={PublicKeys.Bare}", "p=MAAA");

    private static readonly Gen<byte[]> Record = List(
        "v=DMARC1", "p=reject", "p=none", "P=Quarantine", "sp=none", "np=reject", "adkim=s", "aspf=r", "t=y", "psd=n", "fo=1:d", "pct=50",
        "ri=1", "rua=mailto:a@b.example", "rua=mailto:a@b.example!10m,https://c.example", "ruf=mailto:a", "rua=,");

    [Fact]
    public void Of_keys() => Samples.Hold(
        Gen.Frequency((4, Key), (1, Texts.Noise)), static text => HoldForAll(text, DkimKeyParser.Parse(text)), output);

    [Fact]
    public void Of_records() => Samples.Hold(
        Gen.Frequency((4, Record), (1, Texts.Noise)), static text => HoldForAll(text, DmarcRecordParser.Parse(text)), output);

    [Fact]
    public void What_is_linted_is_what_is_parsed() => Samples.Hold(
        Gen.Frequency((4, Key), (4, Record), (1, Texts.Noise)),
        static text =>
        {
            var octets = Octets.Of(Encoding.UTF8.GetString(text));
            var key = Linter.Lint(LintKind.DkimKey, octets);
            var record = Linter.Lint(LintKind.DmarcRecord, octets);
            Assert.True(key.Verdict is LintVerdict.Valid || !key.Flaws.IsEmpty);
            Assert.True(record.Verdict is LintVerdict.Valid || !record.Flaws.IsEmpty);
            Assert.All(key.Flaws.Concat(record.Flaws), flaw => Assert.InRange(flaw.Place.Span.End, 0, octets.Length));
            Assert.Equal(key.Verdict, Linter.LintAnswer(LintKind.DkimKey, [octets]).Verdict);
            Assert.Equal(record.Verdict, Linter.LintAnswer(LintKind.DmarcRecord, [octets]).Verdict);
        },
        output);

    // Laws say little when their cases are all refused, or none of them is.
    [Fact]
    public void Some_cases_are_usable()
    {
        Assert.InRange(Usable(Key, static text => DkimKeyParser.Parse(text).IsUsable), 20, 1_900);
        Assert.InRange(Usable(Record, static text => DmarcRecordParser.Parse(text).IsUsable), 20, 1_900);
    }

    private static void HoldForAll<T, TKind>(byte[] text, Parsed<T, TKind> parsed)
        where T : class
        where TKind : struct, Enum
    {
        Assert.True(parsed.IsUsable || !parsed.Flaws.IsEmpty);
        Assert.All(parsed.Flaws, flaw => Assert.True(
            flaw.Where.Start >= 0 && flaw.Where.Length >= 0 && flaw.Where.End <= text.Length));
        Assert.Equal(parsed.Flaws.Select(static flaw => flaw.Where.Start).Order(), parsed.Flaws.Select(static flaw => flaw.Where.Start));
    }

    private static int Usable(Gen<byte[]> cases, Predicate<byte[]> isUsable) =>
        Enumerable.Range(0, 2_000).Count(seed => isUsable(cases.Generate(new PCG(1, (ulong)seed), null, out _)));

    // The first tag, then some of the others, with a slip now and then.
    private static Gen<byte[]> List(params string[] tags) => Gen.Select(
        Gen.Frequency((8, Gen.Const(tags[0])), (1, Word)),
        Gen.Frequency((8, Gen.OneOf(tags)), (1, Word)).Array[0, 5],
        Gen.OneOf(";", "; ", " ; ", ";\t", ";;"),
        static (first, others, delimiter) => Encoding.UTF8.GetBytes(string.Join(delimiter, [first, .. others])));
}
