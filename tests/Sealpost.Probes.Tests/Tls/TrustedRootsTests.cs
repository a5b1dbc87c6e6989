using Sealpost.Probes.Tls;

namespace Sealpost.Probes.Tests.Tls;

public sealed class TrustedRootsTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task Reads_every_certificate_of_a_file()
    {
        var (first, second) = (TestAuthority.Root("First"), TestAuthority.Root("Second"));
        await File.WriteAllTextAsync(
            _file,
            $"""
            # Roots
            {first.Certificate.ExportCertificatePem()}
            -----BEGIN X509 CRL-----
            AAAA
            -----END X509 CRL-----
            {second.Certificate.ExportCertificatePem()}

            """,
            TestContext.Current.CancellationToken);

        var index = await TrustedRoots.OfFile(_file).IndexAsync();

        Assert.True(index.Holds(first.Certificate));
        Assert.True(index.Holds(second.Certificate));
        Assert.False(index.Holds(TestAuthority.Root("First").Certificate));
    }

    [Fact]
    public async Task A_file_without_certificates_is_named()
    {
        await File.WriteAllTextAsync(_file, "no certificate here", TestContext.Current.CancellationToken);

        var fault = await Assert.ThrowsAsync<TrustedRootsException>(TrustedRoots.OfFile(_file).LoadAsync);

        Assert.Contains(_file, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var fault = await Assert.ThrowsAsync<TrustedRootsException>(TrustedRoots.OfFile(_file + ".none").LoadAsync);

        Assert.Contains(_file + ".none", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_is_handed_the_roots_it_names_only()
    {
        var (first, second) = (TestAuthority.Root("First"), TestAuthority.Root("Second"));
        var index = RootIndex.Of([first.Certificate.RawData, second.Certificate.RawData, [1, 2, 3]]);

        Assert.Equal([first.Certificate.RawData], index.RelevantTo([first.Leaf("mx.example.com")]));
    }
}
