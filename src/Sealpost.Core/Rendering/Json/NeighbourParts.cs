using System.Collections.Immutable;

namespace Sealpost.Core.Rendering.Json;

/// <summary>What the document says of DKIM.</summary>
internal sealed record DkimPart(string Status, string KeysExist, ImmutableArray<SelectorPart> Selectors);

internal sealed record SelectorPart(
    string Selector, string Origin, string State, string? KeyType, int? Bits, ImmutableArray<string> Aliases);

/// <summary>What the document says of DMARC.</summary>
internal sealed record DmarcPart(
    string Status,
    string? Record,
    string? From,
    string? Policy,
    string? SubdomainPolicy,
    string? NonexistentPolicy,
    bool? Testing,
    string OrganizationalDomain,
    AlignmentPart? Alignment,
    ImmutableArray<string> Rua,
    ImmutableArray<string> Ruf,
    OlderPart Older);

internal sealed record AlignmentPart(string Dkim, string Spf);

/// <summary>What receivers of RFC 7489 find.</summary>
internal sealed record OlderPart(string? From, string? Policy);
