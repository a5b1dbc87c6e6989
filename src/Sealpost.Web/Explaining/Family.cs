using Sealpost.Core.Checks;

namespace Sealpost.Web.Explaining;

/// <summary>Checks about one thing.</summary>
/// <param name="Prefix">What their ids begin with.</param>
/// <param name="Title">The thing.</param>
/// <param name="Rank">How much it decides, in a sentence.</param>
public sealed record Family(string Prefix, string Title, string Rank)
{
    public static Family[] All { get; } =
    [
        new("STS1", "The MTA-STS record", "Without it senders do not look for a policy."),
        new("STS2", "Fetching the policy", "What a sender does before it has read a word, in the order it does it."),
        new("STS3", "The policy itself", "Its grammar, its fields, and what its values mean."),
        new("STS4", "The policy against the mail servers", "Whether each MX host fits a pattern of the policy."),
        new("SMX1", "Mail servers and STARTTLS", "Where mail goes, and whether it can be encrypted there."),
        new("CRT1", "The mail servers' certificates", "Whether each server can prove that it is the one named."),
        new("RPT1", "The TLS-RPT record", "Whether and where senders report failures."),
        new("DNE1", "DNSSEC and DANE", "Whether the DNS itself vouches for the mail servers, and whether that holds."),
        new("SPF1", "SPF", "Who may send mail from the domain, and whether receivers can find that out."),
        new("DKM1", "DKIM keys", "Whether receivers can check the signatures on the domain's mail."),
        new("DMC1", "The DMARC record", "What receivers do with mail that only claims to be from the domain."),
    ];

    /// <summary>The checks, in the order of the catalogue.</summary>
    public IEnumerable<Check> Checks =>
        Catalog.All.Where(check => check.Id.StartsWith(Prefix, StringComparison.Ordinal));

    public static Family Of(Check check) =>
        Array.Find(All, family => check.Id.StartsWith(family.Prefix, StringComparison.Ordinal))!;
}
