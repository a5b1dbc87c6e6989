using System.Security.Cryptography;

namespace Sealpost.Probes.Tls;

/// <summary>A file of certificates in PEM (RFC 7468 §5).</summary>
internal static class CertificateFile
{
    private const string Label = "CERTIFICATE";

    /// <summary>
    /// The certificates of a file, DER, in their order; other PEM blocks and text between are skipped.
    /// </summary>
    /// <exception cref="TrustedRootsException">The file cannot be read or holds no certificate.</exception>
    public static List<byte[]> Read(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException
            or NotSupportedException)
        {
            throw new TrustedRootsException(
                $"The file of trusted roots '{path}' cannot be read: {fault.Message}", fault);
        }

        var found = Parse(text);
        return found.Count > 0
            ? found
            : throw new TrustedRootsException(
                $"The file of trusted roots '{path}' holds no certificate. It must be PEM: "
                + "blocks that begin with -----BEGIN CERTIFICATE-----.");
    }

    internal static List<byte[]> Parse(ReadOnlySpan<char> text)
    {
        var found = new List<byte[]>();
        while (PemEncoding.TryFind(text, out var fields))
        {
            if (text[fields.Label] is Label)
            {
                var der = new byte[fields.DecodedDataLength];
                if (Convert.TryFromBase64Chars(text[fields.Base64Data], der, out var length))
                {
                    found.Add(der[..length]);
                }
            }

            text = text[fields.Location.End..];
        }

        return found;
    }
}
