using System.Collections.Immutable;
using Sealpost.Core.Names;

namespace Sealpost.Web.Checking;

/// <summary>Somebody's wish to have a domain checked.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Smtp">Whether its mail servers are to be contacted.</param>
/// <param name="Client">Who asks: an address, or the network it stands for. Kept in memory only.</param>
internal sealed record CheckRequest(DomainName Domain, bool Smtp, string Client)
{
    /// <summary>The DKIM selectors that whoever asks knows of, each once.</summary>
    public ImmutableArray<string> Selectors { get; init; } = [];

    /// <summary>What is to be looked at: the same for all wishes that one check answers.</summary>
    public Subject Subject => new(Domain.Ascii, Smtp, string.Join(' ', Selectors.Order(StringComparer.Ordinal)));
}

/// <summary>What a check looks at.</summary>
/// <param name="Domain">A-labels.</param>
/// <param name="Smtp">Whether the mail servers are contacted.</param>
/// <param name="Selectors">The selectors that were named, in order.</param>
internal sealed record Subject(string Domain, bool Smtp, string Selectors);
