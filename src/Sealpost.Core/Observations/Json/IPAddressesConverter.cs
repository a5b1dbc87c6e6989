using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sealpost.Core.Observations.Json;

/// <summary>Writes a list of IP addresses as a list of their usual text forms.</summary>
internal sealed class IPAddressesConverter : JsonConverter<ImmutableArray<IPAddress>>
{
    private static readonly IPAddressConverter One = new();

    public override ImmutableArray<IPAddress> Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            throw new JsonException("Not a list of IP addresses.");
        }

        var addresses = ImmutableArray.CreateBuilder<IPAddress>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            addresses.Add(One.Read(ref reader, typeof(IPAddress), options));
        }

        return addresses.ToImmutable();
    }

    public override void Write(Utf8JsonWriter writer, ImmutableArray<IPAddress> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var address in value)
        {
            One.Write(writer, address, options);
        }

        writer.WriteEndArray();
    }
}
