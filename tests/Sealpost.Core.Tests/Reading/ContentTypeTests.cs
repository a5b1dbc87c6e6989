using Sealpost.Core.Reading;

namespace Sealpost.Core.Tests.Reading;

public class ContentTypeTests
{
    [Theory]
    [InlineData("text/plain")]
    [InlineData("TeXT/PlAiN")]
    [InlineData("  text/plain  ")]
    [InlineData("text/plain;")]                       // a dangling semicolon
    [InlineData("text/plain ; charset=UTF-8")]
    [InlineData("text/plain; charset=iso-8859-1")]    // the parameter is ignored, the body decides
    [InlineData("text/plain; charset")]               // so is a malformed one
    [InlineData("TEXT/PLAIN; charset=US-ASCII; x-extra=ignored")]
    public void Accepts(string type) => Assert.True(MtaStsReading.IsTextPlain(type));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("text/html")]
    [InlineData("text/plain+")]
    [InlineData("text/x-plain")]
    [InlineData("text/markdown")]
    [InlineData("application/text")]
    [InlineData("text/plain, text/html")]             // two types in one field
    [InlineData("application/octet-stream+text/plain")]
    [InlineData("not a media type")]
    public void Rejects(string? type) => Assert.False(MtaStsReading.IsTextPlain(type));
}
