using Sealpost.Core.MtaSts;
using Sealpost.Core.Text;
using Sealpost.Core.TlsRpt;

namespace Sealpost.Core.Tests.Text;

public sealed class TxtSelectionTests
{
    [Theory]
    [InlineData("v=STSv1; id=a", true)]
    [InlineData("v=STSv1;", true)]
    [InlineData("v=STSv1", true)]               // ours, though broken
    [InlineData("v=STSv1 id=a", true)]          // ours, though broken
    [InlineData("v=STSv1\t; id=a", true)]       // the grammar decides where it is alone
    [InlineData("v=STSv10; id=a", false)]       // another version
    [InlineData("V=STSv1; id=a", false)]        // case-sensitive
    [InlineData(" v=STSv1; id=a", false)]
    [InlineData("v=spf1 -all", false)]          // a wildcard answered
    [InlineData("", false)]
    public void A_lone_record_is_ours_by_its_version(string record, bool isOurs)
    {
        var selection = Of(record);
        Assert.Equal(isOurs, selection.Single is not null);
        Assert.Equal(isOurs ? 0 : 1, selection.Others.Length);
        Assert.Empty(selection.Spaced);
    }

    [Fact]
    public void Of_several_only_those_with_the_version_and_its_semicolon_count()
    {
        var selection = Of("v=STSv1 ; id=a", "v=STSv1; id=b", "v=STSv1", "v=STSv1 is not", "v=spf1 -all", "v=STSv1\t ;");
        Assert.Equal("v=STSv1; id=b", selection.Single?.ToString());
        Assert.Equal(["v=STSv1 ; id=a", "v=STSv1\t ;"], selection.Spaced.Select(static record => record.ToString()));
        Assert.Equal(["v=STSv1", "v=STSv1 is not", "v=spf1 -all"], selection.Others.Select(static record => record.ToString()));
    }

    [Fact]
    public void Two_that_count_are_none()
    {
        var selection = Of("v=STSv1; id=a", "v=STSv1; bad");
        Assert.Equal(2, selection.Ours.Length);
        Assert.Null(selection.Single);
    }

    [Fact]
    public void A_spaced_record_beside_a_stranger_is_discarded()
    {
        var selection = Of("v=STSv1 ; id=a", "x");
        Assert.Null(selection.Single);
        Assert.Single(selection.Spaced);
    }

    [Fact]
    public void No_answer_has_no_record()
    {
        Assert.Null(Of().Single);
        Assert.Null(TxtSelection.Of(default, StsRecordParser.Version).Single);
    }

    [Fact]
    public void The_same_rule_serves_TLSRPT()
    {
        var selection = TxtSelection.Of(
            [Octets.Of("v=TLSRPTv1;rua=mailto:a@example.com"), Octets.Of("v=STSv1; id=a")], TlsRptRecordParser.Version);
        Assert.Equal("v=TLSRPTv1;rua=mailto:a@example.com", selection.Single?.ToString());
    }

    private static TxtSelection Of(params string[] records) =>
        TxtSelection.Of([.. records.Select(Octets.Of)], StsRecordParser.Version);
}
