using System.Text;
using Sealpost.Core.Text;

namespace Sealpost.Core.Tests.Text;

public sealed class CursorTests
{
    [Fact]
    public void It_moves_forward_or_stays()
    {
        var cursor = new Cursor("ab  c"u8);
        Assert.False(cursor.Take("b"u8));
        Assert.Equal(0, cursor.Position);
        Assert.True(cursor.Take("ab"u8));
        Assert.Equal(new(2, 2), cursor.TakeRun(Abnf.Wsp));
        Assert.Equal(new(4, 0), cursor.TakeRun(Abnf.Wsp));
        Assert.Equal(new(4, 1), cursor.TakeUntil((byte)';'));
        Assert.True(cursor.AtEnd);
        Assert.False(cursor.Take("c"u8));
        Assert.Equal(new(5, 0), cursor.TakeUntil(Abnf.Wsp));
    }

    [Fact]
    public void The_classes_are_those_of_the_ABNF()
    {
        // sts-ext-value = 1*(%x21-3A / %x3C / %x3E-7E)
        for (var octet = 0; octet < 256; octet++)
        {
            var derives = octet is (>= 0x21 and <= 0x3A) or 0x3C or (>= 0x3E and <= 0x7E);
            Assert.Equal(derives, Abnf.ExtensionValueOctet.Contains((byte)octet));
        }

        Assert.True("azAZ09_-."u8.IsAll(Abnf.NameOctet));
        Assert.False(Encoding.UTF8.GetBytes("é").AsSpan().ContainsAny(Abnf.NameOctet));
        Assert.False(""u8.IsAll(Abnf.Wsp));
    }
}
