using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sealpost.Core.Observations.Json;

/// <summary>The saved form of an observation: written by <c>check --save</c>, read by <c>replay</c>.</summary>
public static class ObservationJson
{
    /// <summary>The most octets a saved observation may have: one of ten hosts, four addresses each, with full chains has a tenth of it.</summary>
    public const int Largest = 16 * 1024 * 1024;

    private static readonly ObservationContext OnOneLine =
        new(new JsonSerializerOptions(ObservationContext.Default.Options) { WriteIndented = false });

    /// <summary>The JSON text of an observation, UTF-8.</summary>
    public static byte[] Write(DomainObservation seen) =>
        JsonSerializer.SerializeToUtf8Bytes(seen, ObservationContext.Default.DomainObservation);

    /// <summary>The same on one line, for streams of observations; no line feed at the end.</summary>
    public static byte[] WriteLine(DomainObservation seen) =>
        JsonSerializer.SerializeToUtf8Bytes(seen, OnOneLine.DomainObservation);

    /// <summary>Reads a saved observation.</summary>
    /// <param name="json">The text, UTF-8; at most <see cref="Largest"/> octets.</param>
    /// <param name="seen">The observation.</param>
    /// <param name="fault">Why there is none, as a sentence that can be shown; names the line where the text is at fault.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> json, [NotNullWhen(true)] out DomainObservation? seen, [NotNullWhen(false)] out string? fault)
    {
        seen = null;
        fault = null;
        try
        {
            fault = json.Length > Largest ? $"It has more than {Largest} octets." : FindVersionFault(json);
            if (fault is not null)
            {
                return false;
            }

            seen = JsonSerializer.Deserialize(json, ObservationContext.Default.DomainObservation);
            fault = seen is null ? "It is no observation: it holds null." : null;
            return seen is not null;
        }
        catch (JsonException broken)
        {
            fault = broken.Path is null
                ? $"It is not JSON: line {broken.LineNumber + 1} cannot be read."
                : $"It is no observation: line {broken.LineNumber + 1}, at {broken.Path}, cannot be read.";
            return false;
        }
        catch (NotSupportedException)
        {
            // What the serializer says of an item whose kind is missing.
            fault = "It is no observation: a fetch or a probe in it does not say what kind it is.";
            return false;
        }
    }

    // The version is looked at before the rest, so that a file of a newer Sealpost is named as that and not as broken.
    private static string? FindVersionFault(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowTrailingCommas = false });
        using var document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("format", out var format))
        {
            return "It is no observation: it has no format.";
        }

        if (HoldsNullItem(root))
        {
            return "It is no observation: a list in it holds null.";
        }

        return format.ValueKind is JsonValueKind.Number && format.TryGetInt32(out var version) && version >= 1
            ? version > DomainObservation.CurrentFormat
                ? $"It was saved by a newer Sealpost (format {version}; this one reads up to {DomainObservation.CurrentFormat}). Update Sealpost to read it."
                : null
            : "It is no observation: its format is not a number.";
    }

    // The serializer's own checks cover members, not the items of lists.
    private static bool HoldsNullItem(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Any(static item => item.ValueKind is JsonValueKind.Null || HoldsNullItem(item)),
        JsonValueKind.Object => element.EnumerateObject().Any(static member => HoldsNullItem(member.Value)),
        _ => false,
    };
}

/// <summary>How observations are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(DomainObservation))]
[JsonSerializable(typeof(PolicyFetch.NotTried), TypeInfoPropertyName = "FetchNotTried")]
[JsonSerializable(typeof(PolicyFetch.NoConnection), TypeInfoPropertyName = "FetchNoConnection")]
[JsonSerializable(typeof(PolicyFetch.NoTls), TypeInfoPropertyName = "FetchNoTls")]
[JsonSerializable(typeof(PolicyFetch.Unfinished), TypeInfoPropertyName = "FetchUnfinished")]
internal sealed partial class ObservationContext : JsonSerializerContext;
