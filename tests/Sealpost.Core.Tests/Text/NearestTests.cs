using Sealpost.Core.Text;

namespace Sealpost.Core.Tests.Text;

public sealed class NearestTests
{
    private static readonly string[] Ids = ["STS203", "STS301", "SMX107", "CRT102"];

    [Theory]
    [InlineData("STS20", "STS203")]
    [InlineData("sts203", "STS203")]
    [InlineData("SMX701", "SMX107")]
    [InlineData("CRT-102", "CRT102")]
    [InlineData("hello", null)]
    [InlineData("", null)]
    public void Finds(string typed, string? near) => Assert.Equal(near, Nearest.To(typed, Ids));

    [Fact]
    public void A_very_long_word_is_near_to_nothing() =>
        Assert.Null(Nearest.To(new string('S', 65), [new string('S', 65)]));
}
