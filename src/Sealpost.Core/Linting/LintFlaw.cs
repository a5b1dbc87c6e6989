using Sealpost.Core.Checks;
using Sealpost.Core.Text;

namespace Sealpost.Core.Linting;

/// <summary>One thing to be said about a text.</summary>
/// <param name="Kind">The flaw's name in the closed set of its grammar, in camel case: <c>blankLine</c>.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Meaning">What it means.</param>
public sealed record LintFlaw(string Kind, TextPlace Place, FlawMeaning Meaning);

/// <summary>What a flaw means for senders.</summary>
/// <param name="Check">The check that a domain with this flaw fails.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">What is wrong, in a sentence or two.</param>
public sealed record FlawMeaning(Check Check, Severity Severity, string Message)
{
    /// <summary>A flaw that matters as much as its check.</summary>
    public FlawMeaning(Check check, string message)
        : this(check, check.Severity, message)
    {
    }
}
