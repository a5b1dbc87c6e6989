using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sealpost.Core.Text;

/// <summary>Writes octets as a string where they are valid UTF-8, else as <c>{"base64": "…"}</c>: no octet is lost.</summary>
internal sealed class OctetsConverter : JsonConverter<Octets>
{
    public override Octets Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String)
        {
            return Octets.Of(reader.GetString()!);
        }

        if (reader.TokenType is JsonTokenType.StartObject
            && reader.Read() && reader.TokenType is JsonTokenType.PropertyName && reader.ValueTextEquals("base64")
            && reader.Read() && reader.TokenType is JsonTokenType.String && reader.TryGetBytesFromBase64(out var octets)
            && reader.Read() && reader.TokenType is JsonTokenType.EndObject)
        {
            return new([.. octets]);
        }

        throw new JsonException("Neither a string nor an object with base64.");
    }

    public override void Write(Utf8JsonWriter writer, Octets value, JsonSerializerOptions options)
    {
        if (value.ToUtf8OrNull() is { } text)
        {
            writer.WriteStringValue(text);
            return;
        }

        writer.WriteStartObject();
        writer.WriteBase64String("base64", value.Span);
        writer.WriteEndObject();
    }
}
