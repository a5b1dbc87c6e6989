namespace Sealpost.Core.Scoring;

/// <summary>Something that would raise the score.</summary>
/// <param name="Gain">By how much the total would rise, everything else as it is.</param>
/// <param name="Part">The part it belongs to.</param>
/// <param name="CheckId">The check that says more.</param>
/// <param name="Advice">What to do, as an instruction.</param>
public sealed record ScoreStep(int Gain, ScorePartKind Part, string CheckId, string Advice);
