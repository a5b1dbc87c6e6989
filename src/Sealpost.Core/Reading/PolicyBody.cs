using System.Collections.Immutable;
using System.IO.Compression;
using Sealpost.Core.Observations;
using Sealpost.Core.Text;

namespace Sealpost.Core.Reading;

/// <summary>The body of a policy answer, with a content coding that nobody asked for removed.</summary>
/// <param name="Coding">The content coding the server named, lower case; null where it named none.</param>
/// <param name="Text">
/// The octets of the policy; null where the coding is unknown, broken, or inflates beyond <see cref="Largest"/>.
/// </param>
public sealed record PolicyBody(string? Coding, Octets? Text)
{
    /// <summary>The most octets a policy may have (RFC 8461 §3.3 suggests 64 kilobytes).</summary>
    public const int Largest = 65_536;

    /// <summary>Reads the body of an answer.</summary>
    public static PolicyBody Of(PolicyFetch.Answered answer)
    {
        var coding = answer.Header("Content-Encoding")?.Trim().ToLowerInvariant();
        return coding is null or "" or "identity" ? new(null, answer.Body) : new(coding, Decode(coding, answer.Body));
    }

    private static Octets? Decode(string coding, Octets body)
    {
        using var packed = new MemoryStream(body.Span.ToArray());
        try
        {
            using Stream? plain = coding switch
            {
                "gzip" or "x-gzip" => new GZipStream(packed, CompressionMode.Decompress),
                "deflate" => new ZLibStream(packed, CompressionMode.Decompress),
                "br" => new BrotliStream(packed, CompressionMode.Decompress),
                _ => null,
            };
            return plain is null ? null : ReadBounded(plain);
        }
        catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException)
        {
            return null;
        }
    }

    private static Octets? ReadBounded(Stream plain)
    {
        var buffer = new byte[Largest + 1];
        var length = plain.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return length > Largest ? null : new(ImmutableArray.Create(buffer.AsSpan(0, length)));
    }
}
