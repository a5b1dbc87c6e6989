using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Sealpost.Core.Names;

/// <summary>A DNS name in the one form the rest of the code uses: A-labels, lower case, no trailing dot.</summary>
/// <remarks>There is no public constructor, so a <see cref="DomainName"/> in hand is a valid one.</remarks>
[JsonConverter(typeof(DomainNameConverter))]
public sealed record DomainName
{
    /// <summary>Longest presentation form without the root dot (RFC 1035 §2.3.4: 255 octets on the wire).</summary>
    public const int MaxLength = 253;

    /// <summary>Longest label, in octets (RFC 1035 §2.3.4).</summary>
    public const int MaxLabelLength = 63;

    private DomainName(string ascii) => Ascii = ascii;

    /// <summary>The name as it goes on the wire, for example <c>xn--bcher-kva.example</c>.</summary>
    public string Ascii { get; }

    /// <summary>The name for people, with U-labels where they decode. Never compare it, never send it.</summary>
    public string Unicode => string.Join('.', from label in Labels select IsALabel(label) ? Idn.ToUnicode(label) ?? label : label);

    /// <summary>The labels of <see cref="Ascii"/>, the top-level domain last; at least one.</summary>
    public ImmutableArray<string> Labels => [.. Ascii.Split('.')];

    /// <summary>The name without its first label; null where that leaves nothing.</summary>
    public DomainName? Parent => Ascii.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? new(Ascii[(dot + 1)..]) : null;

    /// <inheritdoc cref="TryParse(string?, out DomainName?, out DomainNameFault?)"/>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out DomainName? name) =>
        TryParse(text, out name, out _);

    /// <summary>Reads a name typed by a person or found in a record; accepts U-labels and one trailing dot.</summary>
    /// <param name="text">The name; it may have leading underscores in its labels (RFC 8552) and may be a top-level domain.</param>
    /// <param name="name">The name, where it is one.</param>
    /// <param name="fault">What is wrong with it, where it is not.</param>
    public static bool TryParse(
        [NotNullWhen(true)] string? text,
        [NotNullWhen(true)] out DomainName? name,
        [NotNullWhen(false)] out DomainNameFault? fault)
    {
        text ??= "";
        var ascii = "";
        fault = NotAName.Recognize(text) ?? DomainNameParser.Parse(text, out ascii);
        name = fault is null ? new(ascii) : null;
        return fault is null;
    }

    /// <summary>The name below this one, for example <c>_mta-sts</c>; the label may be several with dots between.</summary>
    /// <exception cref="ArgumentException">The label is none, or the name would be longer than DNS allows.</exception>
    public DomainName Child(string label) =>
        TryChild(label, out var child) ? child : throw new ArgumentException($"{Ascii} cannot have a child '{label}'.", nameof(label));

    /// <summary>The name below this one; false where it would be longer than DNS allows, so that it cannot exist.</summary>
    public bool TryChild(string label, [NotNullWhen(true)] out DomainName? child) => TryParse($"{label}.{Ascii}", out child);

    /// <summary>The name as it goes on the wire.</summary>
    public override string ToString() => Ascii;

    private static bool IsALabel(string label) => label.StartsWith("xn--", StringComparison.Ordinal);
}
