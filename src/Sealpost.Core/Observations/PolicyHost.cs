using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Sealpost.Core.Observations;

/// <summary>The host that serves, or should serve, the policy.</summary>
public sealed record PolicyHost
{
    /// <summary>The name: <c>mta-sts.</c> and the domain (RFC 8461 §3.3).</summary>
    public required string Name { get; init; }

    /// <summary>The addresses of the name.</summary>
    public required AddressLookup Addresses { get; init; }

    /// <summary>One entry an address, in the order of <see cref="Addresses"/>.</summary>
    public required ImmutableArray<PolicyFetch> Fetches { get; init; }

    /// <summary>The one URL a policy is fetched from (RFC 8461 §3.3).</summary>
    [JsonIgnore]
    public string Url => $"https://{Name}/.well-known/mta-sts.txt";
}
