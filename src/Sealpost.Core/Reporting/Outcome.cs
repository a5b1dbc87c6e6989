namespace Sealpost.Core.Reporting;

/// <summary>What a sender that honours the policy does with mail to the domain now.</summary>
public enum Outcome
{
    /// <summary>Could not look at something that decides.</summary>
    Undetermined,

    /// <summary>The domain takes no mail.</summary>
    NoMail,

    /// <summary>No usable policy, or one of mode none: mail can be read and changed on its way.</summary>
    Unprotected,

    /// <summary>A tested policy: mail is delivered whatever happens, and failures are reported.</summary>
    Reporting,

    /// <summary>An enforced policy that no mail server satisfies: mail is not delivered.</summary>
    Refused,

    /// <summary>An enforced policy that some mail servers, addresses or senders satisfy and others do not.</summary>
    PartlyProtected,

    /// <summary>An enforced policy that every mail server satisfies on every address that answered.</summary>
    Protected,
}
