using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Serialization;

namespace Sealpost.Core.Text;

/// <summary>Octets as they came from the network: usually text, never trusted to be.</summary>
/// <remarks>Two values are equal when their octets are. The JSON form is a string where the octets are valid UTF-8.</remarks>
[JsonConverter(typeof(OctetsConverter))]
public sealed class Octets : IEquatable<Octets>
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ImmutableArray<byte> _octets;

    /// <summary>Keeps <paramref name="octets"/> as they are.</summary>
    public Octets(ImmutableArray<byte> octets) => _octets = octets;

    /// <summary>No octets.</summary>
    public static Octets Empty { get; } = new([]);

    /// <summary>The octets.</summary>
    public ReadOnlySpan<byte> Span => _octets.AsSpan();

    /// <summary>How many octets there are.</summary>
    public int Length => _octets.Length;

    /// <summary>The UTF-8 form of a text.</summary>
    public static Octets Of(string text) => new([.. Encoding.UTF8.GetBytes(text)]);

    /// <summary>The text if the octets are valid UTF-8 (RFC 3629 §3), else null.</summary>
    public string? ToUtf8OrNull()
    {
        try
        {
            return Strict.GetString(Span);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The octets of one span as text; what is not UTF-8 becomes U+FFFD.</summary>
    public string Slice(TextSpan where) => Encoding.UTF8.GetString(Span.Slice(where.Start, where.Length));

    /// <inheritdoc/>
    public bool Equals(Octets? other) => other is not null && Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Octets);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Span);
        return hash.ToHashCode();
    }

    /// <summary>The octets as text; what is not UTF-8 becomes U+FFFD. Not safe to print: it may hold control characters.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Span);
}
