using Sealpost.Core.Names;

namespace Sealpost.Core.Spf;

/// <summary>A term that asks the DNS, and the name it asks for.</summary>
/// <param name="Term">The term.</param>
/// <param name="Kind">What it asks.</param>
/// <param name="Name">The name, lower case, without the root dot; null where it is not known or cannot exist.</param>
/// <param name="OfSender">Whether the name depends on the mail: on the sender, its address or its greeting.</param>
public sealed record SpfQuestion(SpfTerm Term, SpfQuestionKind Kind, string? Name, bool OfSender)
{
    /// <summary>The question of a term; null where it asks none (RFC 7208 §4.6.4).</summary>
    /// <param name="term">The term.</param>
    /// <param name="domain">The domain whose record it stands in.</param>
    /// <param name="sender">The domain that mail is sent from: the one whose record is evaluated first.</param>
    public static SpfQuestion? Of(SpfTerm term, string domain, string sender)
    {
        if (KindOf(term) is not { } kind)
        {
            return null;
        }

        var spec = term is SpfTerm.Modifier modifier ? modifier.Value : ((SpfTerm.Directive)term).Domain;
        var name = spec is null ? domain : spec.Expand(ValueOf);
        return new(term, kind, name is null ? null : Possible(name), name is null);

        // The rest depends on the mail (RFC 7208 §7.2).
        string? ValueOf(char letter) => letter switch
        {
            'd' => domain,
            'o' => sender,
            _ => null,
        };
    }

    private static SpfQuestionKind? KindOf(SpfTerm term) => term switch
    {
        SpfTerm.Modifier { Name: "redirect" } => SpfQuestionKind.Record,
        SpfTerm.Directive directive => directive.Mechanism switch
        {
            SpfMechanism.Include => SpfQuestionKind.Record,
            SpfMechanism.A => SpfQuestionKind.Addresses,
            SpfMechanism.Exists => SpfQuestionKind.Existence,
            SpfMechanism.Mx => SpfQuestionKind.MailServers,
            SpfMechanism.Ptr => SpfQuestionKind.HostName,
            _ => null,
        },
        _ => null,
    };

    // Where a name is too long, labels are dropped from its left (RFC 7208 §7.3).
    private static string? Possible(string name)
    {
        name = name is [.. var rooted, '.'] ? rooted : name;
        while (name.Length > DomainName.MaxLength && name.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot)
        {
            name = name[(dot + 1)..];
        }

        return name.Length <= DomainName.MaxLength && HostText.IsHost(name) ? name.ToLowerInvariant() : null;
    }
}

/// <summary>What a term asks the DNS.</summary>
public enum SpfQuestionKind
{
    /// <summary>The record of another domain: <c>include</c>, <c>redirect</c>.</summary>
    Record,

    /// <summary>Addresses: <c>a</c>.</summary>
    Addresses,

    /// <summary>Whether there is any IPv4 address: <c>exists</c>.</summary>
    Existence,

    /// <summary>MX records: <c>mx</c>.</summary>
    MailServers,

    /// <summary>The names of the sender's address: <c>ptr</c>.</summary>
    HostName,
}
