using Sealpost.Core.MtaSts;

namespace Sealpost.Core.Checks;

/// <summary>STS3xx, first part: is the text a policy at all? (RFC 8461 §3.2)</summary>
internal static class PolicySyntaxChecks
{
    /// <summary>Who drops a policy for lines outside the grammar, and who reads on (spec reading D7).</summary>
    private const string LineRefusers =
        "Discard the policy: mox, postfix-tlspol, go-mtasts. Read on: postfix-mta-sts-resolver, Stalwart, "
        + "mailauth, chasquid.";

    public static Check MalformedLine { get; } = new()
    {
        Id = "STS301",
        Title = "A line of the policy is malformed",
        Severity = Severity.Error,
        Source = new(8461, "3.2", Level.Must),
        Refusers = LineRefusers,
        Why = "Strict senders discard the whole policy for one line that is no name, colon and value.",
        Remedy = "Write every line as name, colon, space, value; nothing before the name, "
            + "nothing between the name and the colon.",
        Publish = Suggestion.Policy,
        Judge = static reading => PolicyVerdicts.FromFlaws(
            reading,
            "name: value",
            StsPolicyFlaw.LeadingSpace,
            StsPolicyFlaw.SpaceBeforeColon,
            StsPolicyFlaw.NoColon,
            StsPolicyFlaw.MalformedName,
            StsPolicyFlaw.MalformedValue),
    };

    public static Check BlankLine { get; } = new()
    {
        Id = "STS302",
        Title = "The policy has a blank line",
        Severity = Severity.Error,
        Source = new(8461, "3.2", Level.Must),
        Refusers = LineRefusers,
        Why = "Strict senders ignore your policy: the grammar has no blank lines, not even at the end.",
        Remedy = "Remove the blank lines; the last line may end with one line feed, or none.",
        Judge = static reading => PolicyVerdicts.FromFlaws(reading, "no blank lines", StsPolicyFlaw.BlankLine),
    };

    public static Check CommentLine { get; } = new()
    {
        Id = "STS303",
        Title = "The policy has a comment line",
        Severity = Severity.Error,
        Source = new(8461, "3.2", Level.Must),
        Refusers = LineRefusers,
        Why = "Strict senders ignore your policy: the grammar has no comments.",
        Remedy = "Remove the comments, or write them as a field of your own, such as note: text.",
        Judge = static reading => PolicyVerdicts.FromFlaws(reading, "no comments", StsPolicyFlaw.CommentLine),
    };

    public static Check ByteOrderMark { get; } = new()
    {
        Id = "STS319",
        Title = "The policy has a byte order mark or stray carriage returns",
        Severity = Severity.Error,
        Source = new(8461, "3.2", Level.Must),
        Why = "The first line then does not begin with a name, or two lines are one: senders find no policy.",
        Remedy = "Save the file as ASCII or as UTF-8 without a byte order mark, with LF or CRLF at the line ends.",
        Publish = Suggestion.Policy,
        Judge = static reading => PolicyVerdicts.FromFlaws(
            reading,
            "plain text, lines ended by LF or CRLF",
            StsPolicyFlaw.ByteOrderMark,
            StsPolicyFlaw.BareCarriageReturn),
    };

    public static Check WebPage { get; } = new()
    {
        Id = "STS323",
        Title = "A web page is served instead of a policy",
        Severity = Severity.Error,
        Source = new(8461, "3.2", Level.Must),
        Why = "The server answers 200 for any URL, so senders fetch a page and find no policy in it.",
        Remedy = "Put the policy file where the URL points, ahead of rules that send every path to a page.",
        Publish = Suggestion.Policy,
        Judge = static reading => PolicyVerdicts.FromFlaws(reading, "a policy", StsPolicyFlaw.WebPage),
    };

    public static Check Empty { get; } = new()
    {
        Id = "STS324",
        Title = "The policy is empty",
        Severity = Severity.Error,
        Source = new(8461, "3.2", Level.Must),
        Why = "Senders fetch the file and find no policy in it.",
        Remedy = "Put the policy into the file.",
        Publish = Suggestion.Policy,
        Judge = static reading => PolicyVerdicts.FromFlaws(reading, "a policy", StsPolicyFlaw.Empty),
    };

    public static Check ForbiddenOctets { get; } = new()
    {
        Id = "STS325",
        Title = "The policy has octets that are not allowed",
        Severity = Severity.Error,
        Source = new(8461, "3.2", Level.Must),
        Why = "Control characters and octets that are not UTF-8 are outside the grammar: "
            + "senders that read strictly find no policy.",
        Remedy = "Save the file as ASCII; remove control characters such as tabs inside values.",
        Publish = Suggestion.Policy,
        Judge = static reading => PolicyVerdicts.FromFlaws(
            reading, "printable ASCII or UTF-8", StsPolicyFlaw.ForbiddenOctet),
    };
}
