namespace Sealpost.Core.Dmarc;

/// <summary>What a record says of its domain in the tag <c>psd</c> (RFC 9989 §4.7).</summary>
public enum PublicSuffixTag
{
    /// <summary><c>u</c>, the default: the tree walk finds the organizational domain.</summary>
    Unsaid,

    /// <summary><c>y</c>: a public suffix, below which organizations register.</summary>
    Suffix,

    /// <summary><c>n</c>: the organizational domain of itself and all below it.</summary>
    Organization,
}
