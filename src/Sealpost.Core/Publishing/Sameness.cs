using Sealpost.Core.Linting;
using Sealpost.Core.MtaSts;

namespace Sealpost.Core.Publishing;

/// <summary>Whether a published policy says what a new one would, and is in order.</summary>
internal static class Sameness
{
    public static bool IsSame(PublishedTexts published, StsPolicy policy) =>
        published.Parsed?.Strict.Value is { Extensions.IsEmpty: true } now
        && now.Mode == policy.Mode
        && now.MaxAge == policy.MaxAge
        && Patterns(now).SetEquals(Patterns(policy))
        && published.Parsed.Flaws.IsEmpty
        && Linter.Lint(LintKind.Policy, published.Policy!).Verdict is LintVerdict.Valid;

    private static HashSet<string> Patterns(StsPolicy policy) =>
        (from pattern in policy.Mx select pattern.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
