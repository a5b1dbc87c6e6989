using Sealpost.Core.Observations;
using Sealpost.Probes.Tls;

namespace Sealpost.Probes.Tests.Tls;

public sealed class WireTapTests
{
    private static readonly byte[] Hello = [22, 3, 3, 0, 8, 2, 0, 0, 4, 3, 3, 0, 0];

    [Theory]
    [InlineData(new byte[] { 21, 3, 1, 0, 2, 2, 70 }, TlsFault.NoCommonVersion)]
    [InlineData(new byte[] { 21, 3, 3, 0, 2, 2, 40 }, TlsFault.Alert)]
    [InlineData(new byte[] { 21, 3, 3, 0, 2, 1, 0 }, TlsFault.Closed)]
    [InlineData(new byte[] { 22, 3, 1, 0, 8, 2, 0, 0, 4, 3, 1, 0, 0 }, TlsFault.NoCommonVersion)]
    [InlineData(new byte[] { 22, 3, 0, 0, 8, 2, 0, 0, 4, 3, 0, 0, 0 }, TlsFault.NoCommonVersion)]
    [InlineData(new byte[] { 22, 3, 3, 0xFF, 0xFF }, TlsFault.Nonsense)]
    [InlineData(new byte[] { 0x48, 0x54, 0x54, 0x50 }, TlsFault.Nonsense)]
    [InlineData(new byte[] { 23, 2 }, TlsFault.Nonsense)]
    [InlineData(new byte[] { }, TlsFault.Closed)]
    public void Tells_from_the_wire_what_went_wrong(byte[] sent, TlsFault fault)
    {
        foreach (var step in (int[])[1, 3, 1000])
        {
            var tap = new WireTap();
            foreach (var part in sent.Chunk(step))
            {
                tap.See(part);
            }

            tap.See([]);
            Assert.Equal(fault, Handshake.Failed(tap, new IOException("?")).Fault);
        }
    }

    [Fact]
    public void Finds_an_alert_behind_other_records()
    {
        var tap = new WireTap();

        tap.See([.. Hello, 22, 3, 3, 0, 0, 21, 3, 3, 0, 2, 2, 80]);

        Assert.Equal(80, tap.Alert);
        Assert.Equal(0x0303, tap.ServerVersion);
    }

    [Fact]
    public void An_encrypted_alert_is_not_read()
    {
        var tap = new WireTap();

        tap.See([.. Hello, 21, 3, 3, 0, 4, 2, 40, 1, 1]);

        Assert.Null(tap.Alert);
    }
}
