using Sealpost.Core.Rendering;

namespace Sealpost.Core.Tests.Rendering;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("plain text, 100 %", "plain text, 100 %")]
    [InlineData("bücher 書籍 😀", "bücher 書籍 😀")]
    [InlineData("\u001B[31mred", @"\u001B[31mred")]
    [InlineData("a\tb\r\nc\0", @"a\u0009b\u000D\u000Ac\u0000")]
    [InlineData("\u009B31m", @"\u009B31m")]                             // the one-octet form of ESC [
    [InlineData("\u202Etxt.exe\u2066", @"\u202Etxt.exe\u2066")]         // bidi
    [InlineData("ze\u200Bro\uFEFF\u00AD", @"ze\u200Bro\uFEFF\u00AD")]   // zero width
    [InlineData("\u3164\u2800\u00A0\uFE0F", @"\u3164\u2800\u00A0\uFE0F")]
    [InlineData("tag\U000E0041", @"tag\U000E0041")]
    [InlineData("\uE000", @"\uE000")]                                   // private use
    [InlineData("e\u0301", "e\u0301")]
    [InlineData("\u0301", @"\u0301")]                                   // a mark on nothing
    [InlineData("e\u0301\u0301\u0301\u0301\u0301", "e\u0301\u0301\u0301\u0301\\u0301")]
    public void Shows(string text, string shown) => Assert.Equal(shown, SafeText.Of(text));
}
