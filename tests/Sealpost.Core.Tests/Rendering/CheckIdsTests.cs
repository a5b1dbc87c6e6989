using Sealpost.Core.Checks;
using Sealpost.Core.Rendering;

namespace Sealpost.Core.Tests.Rendering;

public class CheckIdsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("STS101", "STS101")]
    [InlineData("STS101 STS102", "STS101, STS102")]
    [InlineData("STS101 STS102 STS103", "STS101 to STS103")]
    [InlineData("STS103 STS101 STS102 STS105", "STS101 to STS103, STS105")]
    [InlineData("STS112 STS113 STS201 STS202", "STS112, STS113, STS201, STS202")]    // a run ends with its family
    public void Draws_runs_together(string ids, string abridged) =>
        Assert.Equal(abridged, CheckIds.Abridged(
            from id in ids.Split(' ', StringSplitOptions.RemoveEmptyEntries) select Catalog.Find(id)!));
}
