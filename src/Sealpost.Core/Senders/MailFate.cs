namespace Sealpost.Core.Senders;

/// <summary>What happens to mail that a sender has for the domain.</summary>
internal enum MailFate
{
    /// <summary>Not known: something that decides could not be looked at.</summary>
    Undetermined,

    /// <summary>There is no mail to deliver.</summary>
    NoMail,

    /// <summary>It is delivered to mail servers that have proved who they are, and nowhere else.</summary>
    Authenticated,

    /// <summary>It is delivered, to some of the mail servers only.</summary>
    PartlyAuthenticated,

    /// <summary>It is held back and returned in the end: no mail server will do.</summary>
    Held,

    /// <summary>It is delivered whatever the mail servers prove; failures are reported.</summary>
    Reported,

    /// <summary>It is delivered whatever the mail servers prove, also in clear where they do not offer more.</summary>
    Opportunistic,
}
