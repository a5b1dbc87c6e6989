using Sealpost.Core.Linting;
using Sealpost.Core.Reading;
using Sealpost.Core.Rendering;
using Sealpost.Web.Results;

namespace Sealpost.Web.Posture;

/// <summary>The DMARC policy that counts for the domain.</summary>
/// <param name="Words">The policy, in a few words.</param>
/// <param name="Record">The record that counts, wherever it stands.</param>
/// <param name="Older">What receivers of RFC 7489 find, where that is something else; else null.</param>
public sealed record DmarcView(string Words, RecordView Record, string? Older)
{
    private const int Most = 10;

    internal static DmarcView Of(DmarcReading? dmarc)
    {
        var words = Shown.Of(DmarcWords.Of(dmarc));
        var step = dmarc?.Source ?? dmarc?.Own;
        var texts = (step?.Text is { } text ? [text] : step?.Ours ?? []).Take(Most);
        return new(
            words,
            new()
            {
                Name = Shown.Of(step?.Name ?? "", 260),
                Instead = step?.Text is null ? words : null,
                Texts =
                [
                    .. from one in texts
                       select MarkedText.Of(one, step?.Text is null ? [] : Linter.Lint(LintKind.DmarcRecord, one).Flaws),
                ],
            },
            dmarc is { Status: DmarcStatus.Present } && dmarc.OlderPolicy != dmarc.Policy
                ? dmarc.OlderPolicy is { } older ? $"the policy {older.Word()}" : "no policy"
                : null);
    }
}
