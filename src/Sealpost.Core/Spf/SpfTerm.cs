using System.Net;
using Sealpost.Core.Text;

namespace Sealpost.Core.Spf;

/// <summary>One term of a record: a directive or a modifier (RFC 7208 §4.6.1).</summary>
public abstract record SpfTerm
{
    private SpfTerm()
    {
    }

    /// <summary>The term as it is written.</summary>
    public required string Text { get; init; }

    /// <summary>Where it stands in the record.</summary>
    public required TextSpan Where { get; init; }

    /// <summary>A mechanism and what its match means.</summary>
    public sealed record Directive : SpfTerm
    {
        /// <summary>What a match means.</summary>
        public required SpfQualifier Qualifier { get; init; }

        /// <summary>The mechanism.</summary>
        public required SpfMechanism Mechanism { get; init; }

        /// <summary>The domain it names; null where it names none, which then is the domain of the record.</summary>
        public SpfMacroText? Domain { get; init; }

        /// <summary>The network of <c>ip4</c> and <c>ip6</c>; host bits may be set.</summary>
        public IPAddress? Address { get; init; }

        /// <summary>The bits of an IPv4 address that count; null where all do or none is meant.</summary>
        public int? V4Prefix { get; init; }

        /// <summary>The bits of an IPv6 address that count; null where all do or none is meant.</summary>
        public int? V6Prefix { get; init; }
    }

    /// <summary>A name and a value (RFC 7208 §6).</summary>
    public sealed record Modifier : SpfTerm
    {
        /// <summary>The name in lower case.</summary>
        public required string Name { get; init; }

        /// <summary>The value.</summary>
        public required SpfMacroText Value { get; init; }
    }
}
