using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Sealpost.Cli.Usage;
using Sealpost.Core.Linting;
using Sealpost.Core.Rendering.Json;
using Sealpost.Core.Text;

namespace Sealpost.Cli.Linting;

/// <summary>Answers one line of a batch with one line.</summary>
internal sealed class LineJudge(ArrayBufferWriter<byte> answers) : IDisposable
{
    private readonly Utf8JsonWriter _writer = new(answers);

    /// <summary>Judges a line; whatever it holds, exactly one line is written.</summary>
    public void Judge(ReadOnlyMemory<byte> line)
    {
        JsonElement id = default;
        try
        {
            using var document = JsonDocument.Parse(line);
            var task = document.RootElement;
            if (task.ValueKind is not JsonValueKind.Object)
            {
                Refuse("The line is not a JSON object.");
                return;
            }

            task.TryGetProperty("id", out id);
            Answer(task, id);
        }
        catch (JsonException)
        {
            Refuse("The line is not JSON.");
        }
    }

    /// <summary>Writes that a line cannot be judged.</summary>
    public void Refuse(string why) => Write(writer =>
    {
        writer.WriteStartObject();
        LintJson.WriteId(writer, default);
        writer.WriteString("error", why);
        writer.WriteEndObject();
    });

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private void Answer(JsonElement task, JsonElement id)
    {
        try
        {
            switch (Text(task, "kind"))
            {
                case "sts-record":
                    Lint(task, id, LintKind.StsRecord);
                    break;
                case "policy":
                    Lint(task, id, LintKind.Policy);
                    break;
                case "tlsrpt-record":
                    Lint(task, id, LintKind.TlsRptRecord);
                    break;
                case "mx-match":
                    var match = MxMatch.Of(Text(task, "host"), Texts(task, "patterns"));
                    Write(writer => MxMatchJson.Write(writer, id, match));
                    break;
                case "report":
                    throw new LineException("The kind report is not available yet.");
                case var other:
                    throw new LineException(
                        $"{Quote.Of(other)} is no kind; there are sts-record, policy, tlsrpt-record and mx-match.");
            }
        }
        catch (LineException fault)
        {
            Refuse(fault.Message);
        }
    }

    private void Lint(JsonElement task, JsonElement id, LintKind kind)
    {
        var isBase64 = IsBase64(task);
        var report = kind is not LintKind.Policy && task.TryGetProperty("rrset", out var rrset)
            ? Linter.LintAnswer(kind, Records(rrset, isBase64))
            : Linter.Lint(kind, OctetsOf(Member(task, "input"), "input", isBase64));
        Write(writer => LintJson.Write(writer, id, report));
    }

    private static bool IsBase64(JsonElement task) =>
        task.TryGetProperty("encoding", out _) && Text(task, "encoding") switch
        {
            "base64" => true,
            "text" or "utf-8" => false,
            var other => throw new LineException($"{Quote.Of(other)} is no encoding; there is base64."),
        };

    private static ImmutableArray<Octets> Records(JsonElement rrset, bool isBase64)
    {
        if (rrset.ValueKind is not JsonValueKind.Array)
        {
            throw new LineException("rrset is not a list of records.");
        }

        var records = ImmutableArray.CreateBuilder<Octets>();
        foreach (var record in rrset.EnumerateArray())
        {
            if (record.ValueKind is not JsonValueKind.Array)
            {
                throw new LineException("rrset has a record that is not a list of character-strings.");
            }

            var joined = ImmutableArray.CreateBuilder<byte>();
            foreach (var part in record.EnumerateArray())
            {
                joined.AddRange(OctetsOf(part, "rrset", isBase64).Span);
            }

            records.Add(new(joined.ToImmutable()));
        }

        return records.ToImmutable();
    }

    private static Octets OctetsOf(JsonElement value, string name, bool isBase64)
    {
        if (!isBase64)
        {
            return Octets.Of(TextOf(value, name));
        }

        return value.ValueKind is JsonValueKind.String && value.TryGetBytesFromBase64(out var octets)
            ? new([.. octets])
            : throw new LineException($"{name} is not base64.");
    }

    private static List<string> Texts(JsonElement task, string name)
    {
        var list = Member(task, name);
        return list.ValueKind is JsonValueKind.Array
            ? [.. from value in list.EnumerateArray() select TextOf(value, name)]
            : throw new LineException($"{name} is not a list of strings.");
    }

    private static string Text(JsonElement task, string name) => TextOf(Member(task, name), name);

    private static string TextOf(JsonElement value, string name)
    {
        try
        {
            return value.ValueKind is JsonValueKind.String
                ? value.GetString()!
                : throw new LineException($"{name} is not a string.");
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair: no text at all.
            throw new LineException($"{name} is not Unicode text.");
        }
    }

    private static JsonElement Member(JsonElement task, string name) =>
        task.TryGetProperty(name, out var value) ? value : throw new LineException($"{name} is missing.");

    private void Write(Action<Utf8JsonWriter> write)
    {
        write(_writer);
        _writer.Flush();
        _writer.Reset();
        answers.Write("\n"u8);
    }

    private sealed class LineException(string message) : Exception(message);
}
