using Sealpost.Core.Rendering;

namespace Sealpost.Web.Domains;

/// <summary>Kept outcomes for people: rows have the word of the contract only, perhaps one of another version.</summary>
internal static class OutcomeWords
{
    /// <summary>Whether an outcome is good news.</summary>
    public static Tone ToneOf(string? outcome) => outcome switch
    {
        "protected" => Tone.Good,
        "partly-protected" or "reporting" => Tone.Mixed,
        "refused" or "unprotected" => Tone.Bad,
        _ => Tone.Neutral,
    };

    /// <summary>As <c>only testing</c>.</summary>
    public static string Of(string? outcome) => outcome switch
    {
        "protected" => "protected",
        "partly-protected" => "partly protected",
        "reporting" => "only testing",
        "refused" => "mail is refused",
        "unprotected" => "not protected",
        "no-mail" => "takes no mail",
        _ => "not known",
    };
}
