using Sealpost.Core.Checks;
using Sealpost.Core.Linting;
using Sealpost.Core.MtaSts;
using Sealpost.Core.TlsRpt;

namespace Sealpost.Core.Tests.Linting;

public sealed class MeaningTests
{
    [Fact]
    public void Every_flaw_means_something()
    {
        FlawMeaning[] meanings =
        [
            .. Enum.GetValues<StsRecordFlaw>().Select(StsRecordMeanings.Of),
            .. Enum.GetValues<TlsRptRecordFlaw>().Select(TlsRptRecordMeanings.Of),
            .. Enum.GetValues<StsPolicyFlaw>().Select(PolicyMeanings.Of),
            .. Enum.GetValues<PolicyOddity>().Select(PolicyMeanings.Of),
            StsRecordMeanings.Several,
            StsRecordMeanings.Discarded,
            TlsRptRecordMeanings.Several,
            TlsRptRecordMeanings.Discarded,
        ];

        Assert.All(meanings, static meaning =>
        {
            Assert.NotEmpty(meaning.Message);
            Assert.Contains(meaning.Check, Catalog.All);
        });
    }
}
