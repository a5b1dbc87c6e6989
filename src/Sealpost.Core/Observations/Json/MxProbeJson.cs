using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Sealpost.Core.Observations.Json;

/// <summary>What was seen of a mail server, by itself: for those who look at it together.</summary>
public static class MxProbeJson
{
    /// <summary>The most octets that are read: a probe with a full chain has a hundredth of it.</summary>
    public const int Largest = 1024 * 1024;

    /// <summary>The JSON text of a probe, UTF-8, on one line.</summary>
    public static byte[] Write(MxProbe probe)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text))
        {
            JsonSerializer.Serialize(writer, probe, ObservationContext.Default.MxProbe);
        }

        return text.WrittenSpan.ToArray();
    }

    /// <summary>Reads a probe; <see langword="false"/> where the text is none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> json, [NotNullWhen(true)] out MxProbe? probe)
    {
        probe = null;
        try
        {
            probe = json.Length > Largest ? null : JsonSerializer.Deserialize(json, ObservationContext.Default.MxProbe);
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException)
        {
            // The serializer says the second of a probe whose kind is missing.
        }

        return probe is not null;
    }
}
