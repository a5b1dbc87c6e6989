namespace Sealpost.Lab.Table;

/// <summary>A named host that MX records may point at; its full name is <c>NAME.mail.test</c>.</summary>
public sealed record MailHost
{
    /// <summary>The name below <c>mail.test</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is there for.</summary>
    public required string Says { get; init; }

    /// <summary>Further names below <c>mail.test</c> with the same addresses and certificate.</summary>
    public IReadOnlyList<string> AlsoNamed { get; init; } = [];

    /// <summary>One entry per address; none for a host that has no address.</summary>
    public required IReadOnlyList<MailServer> Servers { get; init; }
}

/// <summary>One address of a mail host, and who answers there.</summary>
public sealed record MailServer
{
    /// <summary>A fixed address: Postfix's, or where nobody listens. Otherwise the lab picks one.</summary>
    public string? Address { get; init; }

    /// <summary>A file of <c>lab/scripts</c>, without its extension, that our scripted server plays.</summary>
    public string? Script { get; init; }

    /// <summary>The <c>smtpd_tls_protocols</c> of a Postfix listener of its own.</summary>
    public string? PostfixProtocols { get; init; }

    /// <summary>The certificate that the scripted server or the Postfix listener presents.</summary>
    public CertificateKind Certificate { get; init; }
}
