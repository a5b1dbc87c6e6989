using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Sealpost.Core.Names;

/// <summary>A DNS name in the one form the rest of the code uses: A-labels, lower case, no trailing dot.</summary>
[JsonConverter(typeof(DomainNameConverter))]
public sealed record DomainName
{
    private DomainName(string ascii) => Ascii = ascii;

    /// <summary>The name as it goes on the wire, for example <c>xn--bcher-kva.example</c>.</summary>
    public string Ascii { get; }

    /// <summary>Reads a name typed by a person or found in a record; accepts U-labels and one trailing dot.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out DomainName? name)
    {
        name = text is null ? null : new(text);
        return name is not null;
    }
}
