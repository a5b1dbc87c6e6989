namespace Sealpost.Lab.Table;

/// <summary>One address of a policy host, and what answers there: nginx, unless it says otherwise.</summary>
public sealed record PolicyServer
{
    /// <summary>A fixed address where nothing is started, but for <c>::1</c>, which is nginx's too.</summary>
    public string? Address { get; init; }

    /// <summary>A file of <c>lab/scripts</c>, without its extension, that our scripted server plays.</summary>
    public string? Script { get; init; }

    public CertificateKind Certificate { get; init; }

    /// <summary>Directives of nginx inside the location of the policy.</summary>
    public IReadOnlyList<string> Location { get; init; } = [];

    /// <summary>nginx's <c>ssl_protocols</c>; a server with its own gets an address of its own.</summary>
    public string? Protocols { get; init; }

    /// <summary>Lines of a policy that differs from the domain's, for hosts whose addresses disagree.</summary>
    public IReadOnlyList<string>? Policy { get; init; }

    /// <summary>The policy host is a CNAME of this name instead of having an address.</summary>
    public string? Alias { get; init; }

    /// <summary>No server block at all: nginx answers with its default certificate.</summary>
    public bool Unknown { get; init; }
}
