using Sealpost.Core.Linting;

namespace Sealpost.Web.Linting;

/// <summary>What the form holds, and what came of it.</summary>
public sealed record LintForm
{
    public const string Expired = "The form was open for too long. Send it again.";

    public static LintForm TooLong { get; } = new()
    {
        Fault = "The text is too long: at most 128 KiB are judged. Senders take no policy of more than 64 KiB, and "
            + "'sealpost lint' judges longer files.",
    };

    /// <summary>The text as it was sent.</summary>
    public string Pasted { get; init; } = "";

    /// <summary>What it is said to be; null to find out.</summary>
    public LintKind? Kind { get; init; }

    /// <summary>Why nothing was judged; null where something was, or nothing was sent.</summary>
    public string? Fault { get; init; }

    /// <summary>The judgement; null where there is none.</summary>
    public LintView? Judged { get; init; }
}
