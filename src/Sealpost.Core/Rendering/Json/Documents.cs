using System.Text.Json.Serialization;

namespace Sealpost.Core.Rendering.Json;

/// <summary>Documents over several lines.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(CheckDocument))]
internal sealed partial class IndentedDocuments : JsonSerializerContext;

/// <summary>Documents on one line.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CheckDocument))]
internal sealed partial class LineDocuments : JsonSerializerContext;
