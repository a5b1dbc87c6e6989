using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sealpost.Core.Linting;
using Sealpost.Core.Publishing;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Rendering.Json;

/// <summary>What to publish as JSON, format 1; its shape is a public contract (docs/generate.md).</summary>
public static class PublicationJson
{
    /// <summary>The document over several lines; no line feed at the end.</summary>
    /// <param name="publication">The publication.</param>
    /// <param name="diff">Whether it says what changes against what is published.</param>
    public static string Indented(Publication publication, bool diff)
    {
        ArgumentNullException.ThrowIfNull(publication);
        return JsonSerializer.Serialize(DocumentOf(publication, diff), PublicationDocuments.Default.PublicationDocument);
    }

    private static PublicationDocument DocumentOf(Publication publication, bool diff) => new()
    {
        Domain = publication.Domain.Ascii,
        Providers = [.. from provider in publication.Providers select provider.Name],
        Records =
        [
            new("TXT", publication.StsName, publication.StsRecord.ToRecordText(), publication.StsZoneLine),
            new("TXT", publication.TlsRptName, publication.TlsRptRecord.ToRecordText(), publication.TlsRptZoneLine),
        ],
        Id = publication.StsRecord.Id,
        PolicyUnchanged = publication.IsPolicyUnchanged,
        Policy = new(
            publication.PolicyUrl,
            publication.PolicyText,
            publication.Policy.Mode.Word(),
            publication.Policy.MaxAge,
            [.. from pattern in publication.Policy.Mx select pattern.Text]),
        Rua = [.. from uri in publication.TlsRptRecord.Rua select uri.Text],
        RuaAssumed = publication.RuaOrigin is RuaOrigin.Assumed,
        Lines = [.. from line in publication.Lines select new LinePart(line.Pattern.Text, line.Covers)],
        MailServers = [.. from server in publication.Servers select ServerOf(publication, server)],
        Lint = [.. from report in publication.Proof select LintOf(report)],
        Notes = publication.Notes,
        NextSteps = publication.NextSteps,
        Diff = diff ? PublicationDiff.Of(publication) : null,
    };

    private static ServerPart ServerOf(Publication publication, ServerProspect server) => new(
        server.Host,
        server.Preference,
        server.Provider?.Name,
        server.CoveredBy?.Text,
        server switch
        {
            { Fails: true } => "fails",
            _ when !publication.HasLooked => "not-looked",
            { Fares: Standing.Passes } => "passes",
            _ => "undetermined",
        },
        server.Because);

    private static LintPart LintOf(LintReport report) => new(
        report.Kind.Word(), report.Verdict.Word(), [.. from flaw in report.Flaws select flaw.Kind]);
}

internal sealed record PublicationDocument
{
    public int Format { get; init; } = 1;

    public required string Domain { get; init; }

    public required ImmutableArray<string> Providers { get; init; }

    public required ImmutableArray<PublishedRecordPart> Records { get; init; }

    public required string Id { get; init; }

    public required bool PolicyUnchanged { get; init; }

    public required PolicyPart Policy { get; init; }

    public required ImmutableArray<string> Rua { get; init; }

    public required bool RuaAssumed { get; init; }

    public required ImmutableArray<LinePart> Lines { get; init; }

    public required ImmutableArray<ServerPart> MailServers { get; init; }

    public required ImmutableArray<LintPart> Lint { get; init; }

    public required ImmutableArray<string> Notes { get; init; }

    public required ImmutableArray<string> NextSteps { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<string>? Diff { get; init; }
}

internal sealed record PublishedRecordPart(string Type, string Name, string Value, string Zone);

internal sealed record PolicyPart(string Url, string Text, string Mode, long MaxAge, ImmutableArray<string> Mx);

internal sealed record LinePart(string Pattern, ImmutableArray<string> Covers);

internal sealed record ServerPart(
    string Host, int Preference, string? Provider, string? CoveredBy, string UnderEnforce, string? Because);

internal sealed record LintPart(string Kind, string Verdict, ImmutableArray<string> Flaws);

/// <summary>Documents over several lines.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(PublicationDocument))]
internal sealed partial class PublicationDocuments : JsonSerializerContext;
