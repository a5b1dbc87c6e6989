using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Sealpost.Core.Rendering;
using Sealpost.Core.Rendering.Json;
using Sealpost.Core.Reporting;
using Sealpost.Web.Posture;
using Sealpost.Web.Storage;

namespace Sealpost.Web.Results;

/// <summary>What some version's checks said of an observation: read back from the document, then as now.</summary>
internal sealed record Judgement
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>The outcome in one sentence.</summary>
    public required string Headline { get; init; }

    /// <summary>The version whose checks these are.</summary>
    public required string By { get; init; }

    /// <summary>The word of the outcome.</summary>
    public required string Outcome { get; init; }

    /// <summary>The score; null where that version gave none.</summary>
    public required JudgedScore? Score { get; init; }

    /// <summary>Every check's answer, in the order of the catalogue.</summary>
    public required ImmutableArray<JudgedCheck> Results { get; init; }

    /// <summary>Whether the outcome is good news.</summary>
    public Tone Tone => Outcome switch
    {
        "protected" => Tone.Good,
        "partly-protected" or "reporting" => Tone.Mixed,
        "refused" or "unprotected" => Tone.Bad,
        _ => Tone.Neutral,
    };

    /// <summary>The checks that failed, worst first.</summary>
    public IEnumerable<JudgedCheck> Findings =>
        Results.Where(static result => result.Verdict is "fail").OrderByDescending(static result => result.Rank);

    /// <summary>What was said when the check was made.</summary>
    public static Judgement Then(StoredCheck check) =>
        Read(FinishedCheck.Unpack(check.Texts!.Document), check.Headline ?? "", check.JudgedBy ?? "");

    /// <summary>What the checks of this program say.</summary>
    public static Judgement Now(CheckReport report) => Read(
        Encoding.UTF8.GetBytes(JsonReport.Line(report)),
        Core.Rendering.Headline.Of(report).Sentence,
        Product.Version);

    /// <summary>What this says otherwise than an earlier one did.</summary>
    public ImmutableArray<Difference> Since(Judgement then)
    {
        var before = then.Results.ToDictionary(static result => result.Id);
        var differences = from now in Results
                          let old = before.GetValueOrDefault(now.Id)
                          where old?.Answer != now.Answer
                          select new Difference(now.Id, now.Title, old?.Answer ?? "no such check", now.Answer);
        var ids = Results.Select(static result => result.Id).ToHashSet();
        var gone = from old in then.Results
                   where !ids.Contains(old.Id)
                   select new Difference(old.Id, old.Title, old.Answer, "no such check");
        return [.. differences, .. gone];
    }

    private static Judgement Read(byte[] document, string headline, string by)
    {
        var read = JsonSerializer.Deserialize<Document>(document, Options)!;
        return new() { Headline = headline, By = by, Outcome = read.Outcome, Score = read.Score, Results = read.Results };
    }

    private sealed record Document(string Outcome, JudgedScore? Score, ImmutableArray<JudgedCheck> Results);
}

/// <summary>One check's answer, as the document has it.</summary>
internal sealed record JudgedCheck
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Verdict { get; init; }

    public required string Severity { get; init; }

    public JudgedCitation? Citation { get; init; }

    public ImmutableArray<JudgedEvidence> Evidence { get; init; } = [];

    public string? Because { get; init; }

    public string Why { get; init; } = "";

    public string Remedy { get; init; } = "";

    public string? Publish { get; init; }

    /// <summary>The higher, the worse.</summary>
    public int Rank => Severity switch
    {
        "error" => 2,
        "warning" => 1,
        _ => 0,
    };

    /// <summary>The verdict in words, with the severity where it failed.</summary>
    public string Answer => Verdict switch
    {
        "fail" => Severity is "info" ? "remark" : Severity,
        "pass" => "in order",
        "moot" => "not applicable",
        _ => "could not look",
    };
}

internal sealed record JudgedCitation(int Rfc, string Section);

internal sealed record JudgedEvidence(string Subject, string Observed, string? Expected, JudgedPlace? Place);

internal sealed record JudgedPlace(int Line);

/// <summary>A check whose answer is another one now.</summary>
public sealed record Difference(string Id, string Title, string Then, string Now);
