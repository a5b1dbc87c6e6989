using System.Collections.Immutable;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Observations;

namespace Sealpost.Core.Reading;

/// <summary>What the policy host serves, over all its addresses.</summary>
public sealed record PolicyReading
{
    private PolicyReading(PolicyHost host, AddressReading addresses, ImmutableArray<FetchReading> fetches)
    {
        Host = host;
        Addresses = addresses;
        Fetches = fetches;
        Chosen = fetches.Where(static one => one.Stopped is FetchStep.Served)
            .OrderByDescending(
                static one => one.Policy is { Strict.IsUsable: true } ? 2 : one.Policy?.Tolerant is null ? 0 : 1)
            .FirstOrDefault();
        Speaking = [.. fetches.Where(Speaks)];
        Furthest = Speaking.MaxBy(static one => one.Stopped);
    }

    /// <summary>The host.</summary>
    public PolicyHost Host { get; }

    /// <summary>Whether it has an address.</summary>
    public AddressReading Addresses { get; }

    /// <summary>One entry an address.</summary>
    public ImmutableArray<FetchReading> Fetches { get; }

    /// <summary>
    /// The attempt whose text counts: among those that serve one, the first whose policy a sender can use.
    /// </summary>
    public FetchReading? Chosen { get; }

    /// <summary>
    /// The attempts that speak for the host: those that serve a text where there are any, else all that were seen.
    /// </summary>
    public ImmutableArray<FetchReading> Speaking { get; }

    /// <summary>The policy a sender finds; null where it stops before the text.</summary>
    public ParsedPolicy? Policy => Chosen?.Policy;

    /// <summary>Reads what was seen of the host.</summary>
    public static PolicyReading Of(PolicyHost host, DateTimeOffset at, bool resolverWorks) => new(
        host,
        host.Addresses.Read(resolverWorks),
        [.. from fetch in host.Fetches select FetchReading.Of(fetch, host.Name, at)]);

    /// <summary>
    /// Why a step of the fetch cannot be judged; null where at least one speaking attempt got that far.
    /// </summary>
    public Obstacle? Before(FetchStep step)
    {
        if (BeforeAddresses() is { } obstacle)
        {
            return obstacle;
        }

        return Furthest switch
        {
            null => Obstacle.NotSeen(
                Fetches.IsEmpty ? $"{Host.Name} was not contacted" : DescribeUnseen(Fetches[0].Fetch)),
            _ when Furthest.Stopped >= step => null,
            _ => Obstacle.Moot($"senders stop before this (see {Furthest.RootCause})"),
        };
    }

    /// <summary>Why nothing at all can be judged; null where the host has an address.</summary>
    public Obstacle? BeforeAddresses() => Addresses switch
    {
        AddressReading.Some => null,
        AddressReading.None => Obstacle.Moot("the policy host has no address (STS201)"),
        AddressReading.ServersFail => Obstacle.Moot("the name servers fail for the policy host (STS220)"),
        _ => Obstacle.NotSeen($"the addresses of {Host.Name} could not be looked up ({Host.Addresses.Words})"),
    };

    private FetchReading? Furthest { get; }

    private bool Speaks(FetchReading one) =>
        Chosen is null ? one.Stopped is not FetchStep.Unseen : one.Stopped is FetchStep.Served;

    private string DescribeUnseen(PolicyFetch fetch) => fetch switch
    {
        PolicyFetch.NoConnection { Fault: ConnectFault.NoRoute } => $"this machine has no way to {fetch.Address}",
        PolicyFetch.NoConnection local => $"connecting to {fetch.Address} failed on this machine: {local.Detail}",
        PolicyFetch.Unfinished unfinished =>
            $"the time for the check was up while waiting for {unfinished.Stage} from {Host.Name}",
        _ => $"{Host.Name} was not contacted before the time for the check was up",
    };
}
