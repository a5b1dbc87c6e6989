using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Sealpost.Cli.Usage;

/// <summary>JSON documents as text.</summary>
internal static class JsonText
{
    /// <summary>A document on one line.</summary>
    public static string Line(Action<Utf8JsonWriter> write) => Write(write, default);

    /// <summary>A document over several lines.</summary>
    public static string Indented(Action<Utf8JsonWriter> write) =>
        Write(write, new() { Indented = true, NewLine = "\n" });

    private static string Write(Action<Utf8JsonWriter> write, JsonWriterOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
