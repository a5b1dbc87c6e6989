using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Sealpost.Core.Linting;
using Sealpost.Core.Text;

namespace Sealpost.Core.Rendering.Json;

/// <summary>A text to be judged, put as a JSON object, and its judgement as one: both are public contracts.</summary>
public static class LintTask
{
    /// <summary>Judges what an object asks for; nothing is written where it asks for nothing that can be judged.</summary>
    /// <param name="task">The object.</param>
    /// <param name="writer">Where the judgement goes.</param>
    /// <param name="fault">What is wrong with the object, as a sentence that can be shown; names the member.</param>
    public static bool TryAnswer(JsonElement task, Utf8JsonWriter writer, [NotNullWhen(false)] out string? fault)
    {
        fault = null;
        try
        {
            if (task.ValueKind is not JsonValueKind.Object)
            {
                throw new TaskException("It is not a JSON object.");
            }

            task.TryGetProperty("id", out var id);
            Answer(task, id, writer);
            return true;
        }
        catch (TaskException wrong)
        {
            fault = wrong.Message;
            return false;
        }
    }

    private static void Answer(JsonElement task, JsonElement id, Utf8JsonWriter writer)
    {
        switch (Text(task, "kind"))
        {
            case "sts-record":
                LintJson.Write(writer, id, Lint(task, LintKind.StsRecord));
                break;
            case "policy":
                LintJson.Write(writer, id, Lint(task, LintKind.Policy));
                break;
            case "tlsrpt-record":
                LintJson.Write(writer, id, Lint(task, LintKind.TlsRptRecord));
                break;
            case "spf-record":
                LintJson.Write(writer, id, Lint(task, LintKind.SpfRecord));
                break;
            case "dkim-key":
                LintJson.Write(writer, id, Lint(task, LintKind.DkimKey));
                break;
            case "dmarc-record":
                LintJson.Write(writer, id, Lint(task, LintKind.DmarcRecord));
                break;
            case "mx-match":
                MxMatchJson.Write(writer, id, MxMatch.Of(Text(task, "host"), Texts(task, "patterns")));
                break;
            case "report":
                throw new TaskException("The kind report is not available yet.");
            case var other:
                throw new TaskException(
                    $"{Quote.Of(other)} is no kind; there are sts-record, policy, tlsrpt-record, spf-record, dkim-key, dmarc-record "
                    + "and mx-match.");
        }
    }

    private static LintReport Lint(JsonElement task, LintKind kind)
    {
        var isBase64 = IsBase64(task);
        return kind is not LintKind.Policy && task.TryGetProperty("rrset", out var rrset)
            ? Linter.LintAnswer(kind, Records(rrset, isBase64))
            : Linter.Lint(kind, OctetsOf(Member(task, "input"), "input", isBase64));
    }

    private static bool IsBase64(JsonElement task) =>
        task.TryGetProperty("encoding", out _) && Text(task, "encoding") switch
        {
            "base64" => true,
            "text" or "utf-8" => false,
            var other => throw new TaskException($"{Quote.Of(other)} is no encoding; there is base64."),
        };

    private static ImmutableArray<Octets> Records(JsonElement rrset, bool isBase64)
    {
        if (rrset.ValueKind is not JsonValueKind.Array)
        {
            throw new TaskException("rrset is not a list of records.");
        }

        var records = ImmutableArray.CreateBuilder<Octets>();
        foreach (var record in rrset.EnumerateArray())
        {
            if (record.ValueKind is not JsonValueKind.Array)
            {
                throw new TaskException("rrset has a record that is not a list of character-strings.");
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
            : throw new TaskException($"{name} is not base64.");
    }

    private static List<string> Texts(JsonElement task, string name)
    {
        var list = Member(task, name);
        return list.ValueKind is JsonValueKind.Array
            ? [.. from value in list.EnumerateArray() select TextOf(value, name)]
            : throw new TaskException($"{name} is not a list of strings.");
    }

    private static string Text(JsonElement task, string name) => TextOf(Member(task, name), name);

    private static string TextOf(JsonElement value, string name)
    {
        try
        {
            return value.ValueKind is JsonValueKind.String
                ? value.GetString()!
                : throw new TaskException($"{name} is not a string.");
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair: no text at all.
            throw new TaskException($"{name} is not Unicode text.");
        }
    }

    private static JsonElement Member(JsonElement task, string name) =>
        task.TryGetProperty(name, out var value) ? value : throw new TaskException($"{name} is missing.");

    private sealed class TaskException(string message) : Exception(message);
}
