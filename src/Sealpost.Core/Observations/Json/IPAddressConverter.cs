using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sealpost.Core.Observations.Json;

/// <summary>Writes an IP address in its usual text form (RFC 5952 for IPv6).</summary>
internal sealed class IPAddressConverter : JsonConverter<IPAddress>
{
    public override IPAddress Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        IPAddress.TryParse(reader.GetString(), out var address)
            ? address
            : throw new JsonException("Not an IP address.");

    public override void Write(Utf8JsonWriter writer, IPAddress value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
