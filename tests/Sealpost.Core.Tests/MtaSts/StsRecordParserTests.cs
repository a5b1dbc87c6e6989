using Sealpost.Core.MtaSts;
using Sealpost.Core.Tests.Text;

namespace Sealpost.Core.Tests.MtaSts;

public sealed class StsRecordParserTests
{
    [Theory]
    [InlineData("v=STSv1; id=20160831085700Z;", "20160831085700Z")]     // the example of §3.1
    [InlineData("v=STSv1;id=a", "a")]                                   // the last delimiter is optional
    [InlineData("v=STSv1\t;\tid=a\t;\t", "a")]                          // WSP on both sides of a delimiter
    [InlineData("v=STSv1;id=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Accepts(string text, string id) => Assert.Equal(id, StsRecordParser.Parse(text).Value?.Id);

    [Theory]
    [InlineData("v=STSv1 ; id=a", "SpaceBeforeFirstDelimiter « »")]     // erratum 6285
    [InlineData("v=STSv1; id=a; id=b", "DuplicateId «id=b»")]           // the first counts (§3.2)
    [InlineData("v=STSv1; id=a; id=b-c", "DuplicateId «id=b-c»")]       // unread, but it derives
    [InlineData("v=STSv1; x=1; id=a", "UnknownField «x»")]
    [InlineData("v=STSv1; v=STSv1; id=a", "UnknownField «v»")]          // a later v is an extension
    [InlineData("v=STSv1; ID=b; id=a", "UnknownField «ID»")]            // %s
    public void Tolerates(string text, string flaws)
    {
        var parsed = StsRecordParser.Parse(text);
        Assert.Equal("a", parsed.Value?.Id);
        Assert.Equal(flaws, Flaws.Show(text, parsed.Flaws));
    }

    [Theory]
    [InlineData("", "NotSts «»")]
    [InlineData("v=STSv10; id=a", "NotSts «v=STSv10; id=a»")]           // a longer token
    [InlineData("v=STSv1", "MissingId «»")]
    [InlineData("v=STSv1 ", "MissingId «»")]
    [InlineData("v=STSv1;", "MissingId «»")]
    [InlineData("v=STSv1 id=a", "MissingDelimiter « »")]
    [InlineData("v=STSv1 is not", "MissingDelimiter « », NoEquals «is not», MissingId «»")]
    [InlineData("v=STSv1;;id=a", "EmptyField «;»")]
    [InlineData("v=STSv1; id=a; ;", "EmptyField « ;»")]                 // one last delimiter only
    [InlineData("v=STSv1; id=a;;;", "EmptyField «;», EmptyField «;»")]
    [InlineData("v=STSv1; id=a ", "TrailingSpace « »")]
    [InlineData("v=STSv1; id=a b=c", "MissingDelimiter « », UnknownField «b»")]
    [InlineData("v=STSv1; id=a include", "MalformedId «a include»")]
    [InlineData("v=STSv1; id = a", "SpaceAroundEquals « = »")]          // not missing: the fault is named once
    [InlineData("v=STSv1; id= a-b", "SpaceAroundEquals «= », MalformedId «a-b»")]
    [InlineData("v=STSv1; id:a", "NoEquals «id:a»")]
    [InlineData("v=STSv1; \"id=a\"", "MalformedName «\"id»")]
    [InlineData("v=STSv1; idx", "NoEquals «idx», MissingId «»")]
    [InlineData("v=STSv1; ID=a", "UnknownField «ID», MissingId «»")]
    [InlineData("v=STSv1; id=", "MalformedId «id=»")]
    [InlineData("v=STSv1; id=a_b", "MalformedId «a_b»")]
    [InlineData("v=STSv1; id=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "MalformedId «aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa»")]
    [InlineData("v=STSv1; id=ä", "MalformedId «ä»")]                    // ALPHA is ASCII
    [InlineData("v=STSv1; id=a\n", "MalformedId «a\n»")]                // LF is not WSP
    [InlineData("v=STSv1; id=a; x=", "MalformedValue «x=»")]
    [InlineData("v=STSv1; id=a; x=b=c", "MalformedValue «b=c»")]
    [InlineData("v=STSv1; id=a; x=é", "MalformedValue «é»")]
    [InlineData("v=STSv1; id=a; id=", "DuplicateId «id=», MalformedValue «id=»")] // unread, but it does not derive
    [InlineData("v=STSv1; id=a; =x", "MalformedName «=x»")]
    [InlineData("v=STSv1; id=a; -x=1", "MalformedName «-x»")]           // a letter or digit leads
    [InlineData("v=STSv1; id=a; a12345678901234567890123456789012=1", "MalformedName «a12345678901234567890123456789012»")]
    [InlineData("v=STSv1 ;; id=a-b; x =;y", "SpaceBeforeFirstDelimiter « », EmptyField «;», MalformedId «a-b», MalformedValue «x =», SpaceAroundEquals « =», NoEquals «y»")]
    public void Rejects(string text, string flaws)
    {
        var parsed = StsRecordParser.Parse(text);
        Assert.Null(parsed.Value);
        Assert.Equal(flaws, Flaws.Show(text, parsed.Flaws));
    }

    [Fact]
    public void Keeps_extensions_in_order()
    {
        var record = StsRecordParser.Parse("v=STSv1; b=2; id=a; a=!\"#$%&'()*+,-./:<>?@[\\]^_`{|}~; b=3").Value;
        Assert.Equal([new("b", "2"), new("a", "!\"#$%&'()*+,-./:<>?@[\\]^_`{|}~"), new("b", "3")], record?.Extensions ?? []);
    }

    [Fact]
    public void Prints_the_record_of_the_RFC() =>
        Assert.Equal("v=STSv1; id=20160831085700Z;", new StsRecord("20160831085700Z", []).ToRecordText());
}
