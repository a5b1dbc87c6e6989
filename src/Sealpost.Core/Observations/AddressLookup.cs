using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Serialization;
using Sealpost.Core.Observations.Json;

namespace Sealpost.Core.Observations;

/// <summary>The addresses of a name, from one question for IPv4 and one for IPv6.</summary>
/// <param name="V4">The A question; not asked where only IPv6 was wanted.</param>
/// <param name="V6">The AAAA question; not asked where only IPv4 was wanted.</param>
/// <param name="Addresses">All addresses of both answers, in their order, IPv4 first, each once.</param>
public sealed record AddressLookup(
    DnsReply V4,
    DnsReply V6,
    [property: JsonConverter(typeof(IPAddressesConverter))] ImmutableArray<IPAddress> Addresses);
