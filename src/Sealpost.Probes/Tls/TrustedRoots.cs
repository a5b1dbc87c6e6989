using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;

namespace Sealpost.Probes.Tls;

/// <summary>The certificates a chain may end at. They are read once, when first needed or asked for.</summary>
/// <remarks>
/// Chains are handed the few roots they name, not the whole list: building a chain against all roots of a system costs
/// more than the handshake, and the platform's own store takes longer to open than a whole check.
/// </remarks>
public sealed class TrustedRoots
{
    /// <summary>Where Linux distributions keep their roots in one PEM file; the first that exists is read.</summary>
    private static readonly ImmutableArray<string> Bundles =
    [
        "/etc/ssl/certs/ca-certificates.crt",                 // Debian, Ubuntu, Alpine, Arch
        "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",  // Fedora, Red Hat
        "/etc/pki/tls/certs/ca-bundle.crt",                   // Red Hat, older
        "/etc/ssl/ca-bundle.pem",                             // SUSE
        "/etc/ssl/cert.pem",                                  // Alpine, the BSDs
    ];

    private readonly Lazy<Task<RootIndex>> _index;

    private TrustedRoots(string name, Func<RootIndex> read)
    {
        Name = name;
        _index = new(() => Task.Run(read));
    }

    /// <summary>Where they come from: the file's name, or <c>system</c>.</summary>
    public string Name { get; }

    /// <summary>The certificates of a PEM file, and no others.</summary>
    public static TrustedRoots OfFile(string path) => new(path, () => RootIndex.Of(CertificateFile.Read(path)));

    /// <summary>The roots this machine trusts.</summary>
    public static TrustedRoots OfSystem() => new("system", ReadSystem);

    /// <summary>
    /// The PEM file with the roots this machine trusts; null where there is none, as on Windows and macOS.
    /// </summary>
    public static string? SystemFile
    {
        get
        {
            if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS())
            {
                return null;
            }

            var named = Environment.GetEnvironmentVariable("SSL_CERT_FILE");
            return string.IsNullOrEmpty(named) ? Bundles.FirstOrDefault(File.Exists) : named;
        }
    }

    /// <summary>Reads them in the background, unless that was done before.</summary>
    /// <exception cref="TrustedRootsException">They cannot be read, or there are none.</exception>
    public Task LoadAsync() => _index.Value;

    internal Task<RootIndex> IndexAsync() => _index.Value;

    private static RootIndex ReadSystem()
    {
        if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS())
        {
            return RootIndex.Of(
                ReadStore(StoreLocation.LocalMachine).Concat(ReadStore(StoreLocation.CurrentUser)));
        }

        return SystemFile is not { } file
            ? throw new TrustedRootsException(
                "This system has no file of trusted roots where one is looked for. "
                + "Install ca-certificates, or name a PEM file with --ca-file.")
            : RootIndex.Of(CertificateFile.Read(file));
    }

    private static List<byte[]> ReadStore(StoreLocation location)
    {
        using var store = new X509Store(StoreName.Root, location, OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
        var found = new List<byte[]>();
        foreach (var certificate in store.Certificates)
        {
            found.Add(certificate.RawData);
            certificate.Dispose();
        }

        return found;
    }
}
