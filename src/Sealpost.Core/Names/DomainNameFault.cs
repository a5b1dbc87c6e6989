using System.Diagnostics;

namespace Sealpost.Core.Names;

/// <summary>What keeps a text from being a domain name, and where.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Text">The whole text as it was typed; not safe to print, unlike what <see cref="ToSentence"/> gives.</param>
public sealed record DomainNameFault(DomainNameFaultKind Kind, string Text)
{
    /// <summary>The label that is wrong, in the form it was typed; null where no one label is to blame.</summary>
    public string? Label { get; init; }

    /// <summary>The character that is not allowed, printable; null where it is not about one.</summary>
    public string? Character { get; init; }

    /// <summary>The domain that was probably meant; null where there is nothing to suggest.</summary>
    public DomainName? Suggestion { get; init; }

    /// <summary>One sentence for the person who typed the text; no control or invisible character gets into it.</summary>
    public string ToSentence()
    {
        var text = Printable.Quote(Text);
        var label = Printable.Quote(Label ?? "");
        var instead = Suggestion is null ? "a domain name is wanted" : $"did you mean {Suggestion.Unicode}?";
        return Kind switch
        {
            DomainNameFaultKind.Empty => "No domain name was given.",
            DomainNameFaultKind.EmailAddress => $"{text} is an e-mail address; {End(instead)}",
            DomainNameFaultKind.Url => $"{text} is a web address; {End(instead)}",
            DomainNameFaultKind.IpAddress => $"{text} is an IP address; a domain name is wanted.",
            DomainNameFaultKind.Port => $"{text} has a port; {End(instead)}",
            DomainNameFaultKind.EmptyLabel => $"{text} is not a domain name: it has an empty label, two dots in a row or one in front.",
            DomainNameFaultKind.LabelTooLong => $"{text} is not a domain name: the label {label} is longer than 63 octets.",
            DomainNameFaultKind.NameTooLong => $"{text} is not a domain name: it is longer than 253 octets.",
            DomainNameFaultKind.HyphenAtEdge => $"{text} is not a domain name: the label {label} begins or ends with a hyphen.",
            DomainNameFaultKind.CharacterNotAllowed => $"{text} is not a domain name: {Character} in the label {label} is not allowed.",
            DomainNameFaultKind.InvalidIdn => $"{text} is not a domain name: the label {label} is not a valid internationalized one.",
            _ => throw new UnreachableException($"no such fault: {Kind}"),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => ToSentence();

    private static string End(string clause) => clause.EndsWith('?') ? clause : clause + ".";
}
