namespace Sealpost.Probes.Tests;

public sealed class ProbeOptionsTests
{
    private readonly ProbeOptions _options = new();

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3601)]
    public void Times_have_a_range(int seconds)
    {
        var time = TimeSpan.FromSeconds(seconds);

        Assert.Throws<ArgumentOutOfRangeException>(() => _options.CheckTimeout = time);
        Assert.Throws<ArgumentOutOfRangeException>(() => _options.DnsTryTimeout = time);
        Assert.Throws<ArgumentOutOfRangeException>(() => _options.DnsTimeout = time);
        Assert.Throws<ArgumentOutOfRangeException>(() => _options.ConnectTimeout = time);
        Assert.Throws<ArgumentOutOfRangeException>(() => _options.PolicyTimeout = time);
        Assert.Throws<ArgumentOutOfRangeException>(() => _options.GreetingTimeout = time);
        Assert.Throws<ArgumentOutOfRangeException>(() => _options.SmtpTimeout = time);
        Assert.Throws<ArgumentOutOfRangeException>(() => _options.QuitTimeout = time);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65536)]
    public void Ports_have_a_range(int port)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _options.HttpsPort = port);
        Assert.Throws<ArgumentOutOfRangeException>(() => _options.SmtpPort = port);
    }
}
