using System.Collections.Immutable;
using Sealpost.Core.Text;

namespace Sealpost.Core.Senders;

/// <summary>How one sender in real use reads records and policies and holds mail servers against them.</summary>
internal sealed record SenderProfile
{
    /// <summary>The name for programs; for ever.</summary>
    public required string Id { get; init; }

    /// <summary>The name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Where the rules are from.</summary>
    public required string Source { get; init; }

    /// <summary>Whether its code was read or run; false where only its documentation is known.</summary>
    public bool IsObserved { get; init; } = true;

    /// <summary>Whether it looks for policies at all.</summary>
    public bool LooksForPolicy { get; init; } = true;

    /// <summary>From the TXT records of the answer to the id it acts on.</summary>
    public Func<ImmutableArray<Octets>, Taken<string>> Record { get; init; } = Dialects.Strict.Record;

    /// <summary>From the text of a policy to what it acts on.</summary>
    public Func<ServedPolicy, Taken<SenderPolicy>> Policy { get; init; } = Dialects.Strict.Policy;

    /// <summary>Whether a pattern covers a name.</summary>
    public Func<string, string, bool> Covers { get; init; } = Dialects.Strict.Covers;

    /// <summary>How it fetches.</summary>
    public FetchRules Fetch { get; init; } = new();

    /// <summary>Which names it holds patterns against: those of the certificate instead of that of the MX record.</summary>
    public bool CoversCertificates { get; init; }

    /// <summary>Whether a policy of mode testing is as good as none to it: nothing is checked and nothing reported.</summary>
    public bool IgnoresTesting { get; init; }

    /// <summary>What it makes of TLSA records.</summary>
    public DaneUse Dane { get; init; }

    /// <summary>Whether it looks at TLSA records where the MX records are not signed (RFC 7672 §2.2.1: it may).</summary>
    public bool LooksUnderUnsignedMx { get; init; }
}

/// <summary>What a sender makes of TLSA records.</summary>
internal enum DaneUse
{
    /// <summary>Nothing.</summary>
    Never,

    /// <summary>It wants DANE and MTA-STS to be satisfied, where there are both (spec reading D27).</summary>
    Beside,

    /// <summary>It does not look at MTA-STS where there are usable TLSA records.</summary>
    First,
}
