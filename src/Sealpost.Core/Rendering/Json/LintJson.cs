using System.Collections.Immutable;
using System.Text.Json;
using Sealpost.Core.Dkim;
using Sealpost.Core.Dmarc;
using Sealpost.Core.Linting;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Spf;
using Sealpost.Core.Text;
using Sealpost.Core.TlsRpt;

namespace Sealpost.Core.Rendering.Json;

/// <summary>A linted text as JSON: one object, its shape a public contract.</summary>
public static class LintJson
{
    /// <summary>Writes the object.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="id">What the asker called the text, echoed; undefined for none, which is written as null.</param>
    /// <param name="report">The judgement.</param>
    public static void Write(Utf8JsonWriter writer, JsonElement id, LintReport report)
    {
        writer.WriteStartObject();
        WriteId(writer, id);
        writer.WriteString("kind", report.Kind.Word());
        writer.WriteString("verdict", report.Verdict.Word());
        writer.WriteStartArray("flaws");
        foreach (var flaw in report.Flaws)
        {
            WriteFlaw(writer, flaw);
        }

        writer.WriteEndArray();
        if (report.FurtherFlaws > 0)
        {
            writer.WriteNumber("furtherFlaws", report.FurtherFlaws);
        }

        WriteValue(writer, report);
        writer.WriteEndObject();
    }

    /// <summary>Writes the member <c>id</c>.</summary>
    public static void WriteId(Utf8JsonWriter writer, JsonElement id)
    {
        writer.WritePropertyName("id");
        if (id.ValueKind is JsonValueKind.Undefined)
        {
            writer.WriteNullValue();
        }
        else
        {
            // As it came: a number keeps its digits and a string its escapes.
            writer.WriteRawValue(id.GetRawText());
        }
    }

    private static void WriteFlaw(Utf8JsonWriter writer, LintFlaw flaw)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", flaw.Kind);
        writer.WriteNumber("line", flaw.Place.Line);
        writer.WriteNumber("start", flaw.Place.Span.Start);
        writer.WriteNumber("length", flaw.Place.Span.Length);
        writer.WriteString("severity", flaw.Meaning.Severity.Word());
        writer.WriteString("check", flaw.Meaning.Check.Id);
        writer.WriteString("message", flaw.Meaning.Message);
        if (flaw.Meaning.Check.Source is { } source)
        {
            writer.WriteStartObject("citation");
            writer.WriteNumber("rfc", source.Rfc);
            writer.WriteString("section", source.Section);
            writer.WriteString("level", source.Level.Word());
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNull("citation");
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, LintReport report)
    {
        writer.WritePropertyName("parsed");
        switch (report)
        {
            case LintReport.OfStsRecord { Parsed: { } record }:
                WriteStsRecord(writer, record);
                break;
            case LintReport.OfTlsRptRecord { Parsed: { } record }:
                WriteTlsRptRecord(writer, record);
                break;
            case LintReport.OfSpfRecord { Parsed: { } record }:
                WriteSpfRecord(writer, record);
                break;
            case LintReport.OfDkimKey { Parsed: { } key }:
                WriteDkimKey(writer, key);
                break;
            case LintReport.OfDmarcRecord { Parsed: { } record }:
                WriteDmarcRecord(writer, record);
                break;
            case LintReport.OfPolicy policy:
                WritePolicy(writer, policy.Parsed);
                writer.WritePropertyName("tolerant");
                WritePolicy(writer, policy.Tolerant);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private static void WriteStsRecord(Utf8JsonWriter writer, StsRecord record)
    {
        writer.WriteStartObject();
        writer.WriteString("id", record.Id);
        WriteExtensions(writer, record.Extensions);
        writer.WriteEndObject();
    }

    private static void WriteTlsRptRecord(Utf8JsonWriter writer, TlsRptRecord record)
    {
        writer.WriteStartObject();
        WriteStrings(writer, "rua", from uri in record.Rua select uri.Text);
        WriteStrings(writer, "usable", from uri in record.Usable select uri.Text);
        WriteExtensions(writer, record.Extensions);
        writer.WriteEndObject();
    }

    private static void WriteSpfRecord(Utf8JsonWriter writer, SpfRecord record)
    {
        writer.WriteStartObject();
        WriteStrings(writer, "terms", from term in record.Terms select term.Text);
        writer.WriteString("all", record.All?.Qualifier.Word());
        writer.WriteEndObject();
    }

    private static void WriteDkimKey(Utf8JsonWriter writer, DkimKey key)
    {
        writer.WriteStartObject();
        writer.WriteString("keyType", key.Type.Word());
        if (key.IsRevoked)
        {
            writer.WriteNull("bits");
        }
        else
        {
            writer.WriteNumber("bits", key.Bits);
        }

        string?[] flags = [key.IsTesting ? "y" : null, key.IsStrict ? "s" : null];
        WriteStrings(writer, "flags", flags.OfType<string>());
        writer.WriteBoolean("testing", key.IsTesting);
        writer.WriteBoolean("revoked", key.IsRevoked);
        writer.WriteEndObject();
    }

    private static void WriteDmarcRecord(Utf8JsonWriter writer, DmarcRecord record)
    {
        writer.WriteStartObject();
        writer.WriteString("policy", record.Policy.Word());
        writer.WriteString("subdomainPolicy", record.ForSubdomains.Word());
        writer.WriteString("nonexistentPolicy", record.ForNonexistent.Word());
        writer.WriteBoolean("testing", record.IsTesting);
        writer.WriteStartObject("alignment");
        writer.WriteString("dkim", record.IsDkimStrict ? "strict" : "relaxed");
        writer.WriteString("spf", record.IsSpfStrict ? "strict" : "relaxed");
        writer.WriteEndObject();
        writer.WriteString("publicSuffix", record.PublicSuffix.Word());
        WriteStrings(writer, "failureOptions", record.FailureOptions.Split(':'));
        WriteStrings(writer, "rua", from uri in record.Rua where uri.IsUsable select uri.Text);
        WriteStrings(writer, "ruf", from uri in record.Ruf where uri.IsUsable select uri.Text);
        writer.WriteEndObject();
    }

    private static void WritePolicy(Utf8JsonWriter writer, StsPolicy? policy)
    {
        if (policy is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("version", "STSv1");
        writer.WriteString("mode", policy.Mode.Word());
        writer.WriteNumber("maxAge", policy.MaxAge);
        WriteStrings(writer, "mx", from pattern in policy.Mx select pattern.Text);
        WriteExtensions(writer, policy.Extensions);
        writer.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    private static void WriteExtensions(Utf8JsonWriter writer, ImmutableArray<ExtensionField> extensions)
    {
        writer.WriteStartArray("extensions");
        foreach (var field in extensions)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(field.Name);
            writer.WriteStringValue(field.Value);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }
}
