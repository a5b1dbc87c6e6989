using System.Collections.Immutable;

namespace Sealpost.Web.Posture;

/// <summary>The score as a document has it.</summary>
internal sealed record JudgedScore(
    int? Total,
    string? Letter,
    int? Confidence,
    ImmutableArray<JudgedPart> Parts,
    ImmutableArray<JudgedStep> Steps);

internal sealed record JudgedPart(string Part, int Points, int Of, ImmutableArray<JudgedMark> Marks);

internal sealed record JudgedMark(string State, string Because, string? Id);

internal sealed record JudgedStep(int Gain, string Id, string Advice);
