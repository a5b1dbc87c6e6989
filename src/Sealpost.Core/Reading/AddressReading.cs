using Sealpost.Core.Observations;

namespace Sealpost.Core.Reading;

/// <summary>What the two address questions for one name say together.</summary>
public enum AddressReading
{
    /// <summary>
    /// Nothing certain: a question was not asked, timed out, or failed on our side, and no address is known.
    /// </summary>
    Unseen,

    /// <summary>The name servers fail for this name, and no address is known.</summary>
    ServersFail,

    /// <summary>There is no address.</summary>
    None,

    /// <summary>There is at least one.</summary>
    Some,
}

/// <summary>Reading of address answers.</summary>
public static class AddressReadings
{
    extension(AddressLookup lookup)
    {
        /// <summary>What the two replies say together.</summary>
        /// <param name="resolverWorks">Whether the resolver answered for another name.</param>
        public AddressReading Read(bool resolverWorks)
        {
            if (!lookup.Addresses.IsEmpty)
            {
                return AddressReading.Some;
            }

            DnsReading[] both = [lookup.V4.Read(resolverWorks), lookup.V6.Read(resolverWorks)];
            return both switch
            {
                _ when both.Contains(DnsReading.ServersFail) => AddressReading.ServersFail,
                [DnsReading.Nothing, DnsReading.Nothing] => AddressReading.None,

                // NXDOMAIN speaks for every type of the name (RFC 8020 §2).
                _ when lookup.V4.Outcome is DnsOutcome.NoSuchName || lookup.V6.Outcome is DnsOutcome.NoSuchName =>
                    AddressReading.None,
                _ => AddressReading.Unseen,
            };
        }

        /// <summary>Both outcomes in words.</summary>
        public string Words => lookup.V4.Words == lookup.V6.Words
            ? $"A and AAAA: {lookup.V4.Words}"
            : $"A: {lookup.V4.Words}, AAAA: {lookup.V6.Words}";

        /// <summary>The aliases passed on the way to the addresses.</summary>
        public IEnumerable<string> Aliases =>
            lookup.V4.Aliases.IsDefaultOrEmpty ? lookup.V6.Aliases : lookup.V4.Aliases;
    }
}
