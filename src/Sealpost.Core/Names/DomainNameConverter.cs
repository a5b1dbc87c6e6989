using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sealpost.Core.Names;

/// <summary>Writes a domain name as its A-labels, and reads nothing else.</summary>
internal sealed class DomainNameConverter : JsonConverter<DomainName>
{
    public override DomainName Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DomainName.TryParse(reader.GetString(), out var name) ? name : throw new JsonException("Not a domain name.");

    public override void Write(Utf8JsonWriter writer, DomainName value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Ascii);
}
