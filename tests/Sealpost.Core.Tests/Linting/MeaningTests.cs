using Sealpost.Core.Checks;
using Sealpost.Core.Dkim;
using Sealpost.Core.Dmarc;
using Sealpost.Core.Linting;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Spf;
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
            .. Enum.GetValues<SpfRecordFlaw>().Select(SpfRecordMeanings.Of),
            .. Enum.GetValues<SpfOddity>().Select(SpfRecordMeanings.Of),
            .. Enum.GetValues<DkimKeyFlaw>().Select(DkimKeyMeanings.Of),
            .. Enum.GetValues<DkimOddity>().Select(DkimKeyMeanings.Of),
            .. Enum.GetValues<DmarcRecordFlaw>().Select(static flaw => DmarcRecordMeanings.Of(flaw, isActedOn: true)),
            .. Enum.GetValues<DmarcRecordFlaw>().Select(static flaw => DmarcRecordMeanings.Of(flaw, isActedOn: false)),
            .. Enum.GetValues<DmarcOddity>().Select(DmarcRecordMeanings.Of),
            DkimKeyMeanings.Several,
            DmarcRecordMeanings.Several,
            SpfRecordMeanings.Several,
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
