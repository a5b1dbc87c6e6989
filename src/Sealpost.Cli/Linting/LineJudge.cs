using System.Buffers;
using System.Text.Json;
using Sealpost.Core.Rendering.Json;

namespace Sealpost.Cli.Linting;

/// <summary>Answers one line of a batch with one line.</summary>
internal sealed class LineJudge(ArrayBufferWriter<byte> answers) : IDisposable
{
    private readonly Utf8JsonWriter _writer = new(answers);

    /// <summary>Judges a line; whatever it holds, exactly one line is written.</summary>
    public void Judge(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind is not JsonValueKind.Object)
            {
                Refuse("The line is not a JSON object.");
            }
            else if (LintTask.TryAnswer(document.RootElement, _writer, out var fault))
            {
                EndLine();
            }
            else
            {
                Refuse(fault);
            }
        }
        catch (JsonException)
        {
            Refuse("The line is not JSON.");
        }
    }

    /// <summary>Writes that a line cannot be judged.</summary>
    public void Refuse(string why)
    {
        _writer.WriteStartObject();
        LintJson.WriteId(_writer, default);
        _writer.WriteString("error", why);
        _writer.WriteEndObject();
        EndLine();
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private void EndLine()
    {
        _writer.Flush();
        _writer.Reset();
        answers.Write("\n"u8);
    }
}
