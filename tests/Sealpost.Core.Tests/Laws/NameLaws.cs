using CsCheck;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Names;

namespace Sealpost.Core.Tests.Laws;

public sealed class NameLaws(ITestOutputHelper output)
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String[Gen.Char["abXY09-_.。*@:/ üßİıſ\u212A\u00AD\u202E\uD83D\uDE00\0"], 0, 30],
        Gen.String[0, 30],
        Gen.String[Gen.Char["ab.ü"], 0, 300]);

    [Fact]
    public void A_name_is_a_name_of_itself() => Samples.Hold(Texts, static text =>
    {
        if (DomainName.TryParse(text, out var name, out var fault))
        {
            Assert.True(DomainName.TryParse(name.Ascii, out var again));
            Assert.Equal(name, again);
            Assert.True(DomainName.TryParse(name.Unicode, out var shown));
            Assert.Equal(name, shown);
            Assert.Equal(name.Ascii, name.Parent is null ? name.Labels[0] : name.Parent.Child(name.Labels[0]).Ascii);
        }
        else
        {
            Assert.DoesNotContain(fault.ToSentence(), char.IsControl);
        }
    }, output);

    [Fact]
    public void A_pattern_matches_in_either_case_and_the_root_dot_is_nothing() =>
        Samples.Hold(Gen.Select(Texts, Texts), static pair =>
        {
            var (label, text) = pair;
            Assert.True(MxPattern.TryParse("*.A.example", out var wildcard));
            var host = $"{label}.a.Example";
            Assert.Equal(wildcard.Matches(host), wildcard.Matches(host + "."));
            Assert.False(wildcard.Matches("x." + host));
            if (MxPattern.TryParse(text, out var pattern))
            {
                Assert.Equal(!pattern.IsWildcard, pattern.Matches(text.ToUpperInvariant()));
                Assert.True(pattern.Matches(pattern.IsWildcard ? "b" + text[1..] : text));
            }
        }, output);
}
