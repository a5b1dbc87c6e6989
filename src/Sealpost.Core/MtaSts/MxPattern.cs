using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Sealpost.Core.Names;
using Sealpost.Core.Text;

namespace Sealpost.Core.MtaSts;

/// <summary>One mx pattern of a policy: a host name, or <c>*.</c> and a domain (RFC 8461 §3.2).</summary>
public sealed record MxPattern
{
    private static readonly SearchValues<char> DigitsAndDots = SearchValues.Create("0123456789.");

    private MxPattern(string text) => Text = text;

    /// <summary>The pattern as the policy has it.</summary>
    public string Text { get; }

    /// <summary>Whether the pattern begins with <c>*.</c>.</summary>
    public bool IsWildcard => Text.StartsWith("*.", StringComparison.Ordinal);

    /// <summary>The pattern without its <c>*.</c>.</summary>
    public string Domain => IsWildcard ? Text[2..] : Text;

    /// <summary>Whether every label is a number: no mail server has such a name, so the pattern can never match one.</summary>
    public bool LooksLikeAddress => Domain.AsSpan().IndexOfAnyExcept(DigitsAndDots) < 0;

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out MxPattern?)"/>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out MxPattern? pattern) =>
        TryParse(Encoding.UTF8.GetBytes(text ?? ""), out pattern);

    /// <summary>Reads the value of an mx field. A U-label, a trailing dot, an underscore and an address literal are refused.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, [NotNullWhen(true)] out MxPattern? pattern)
    {
        // sts-policy-mx-value = ["*."] Domain
        var domain = text.StartsWith("*."u8) ? text[2..] : text;
        pattern = text.Length <= DomainName.MaxLength && IsDomain(domain) ? new(Encoding.ASCII.GetString(text)) : null;
        return pattern is not null;
    }

    /// <summary>Whether the pattern covers a mail server (RFC 8461 §4.1): label by label, ASCII letters in either case.</summary>
    /// <param name="host">
    /// The name as the MX record has it; one root dot may stand behind it, and its labels may be U-labels. What is no host name
    /// is covered by nothing.
    /// </param>
    public bool Matches(string host) => HostPattern.Covers(Text, host);

    /// <summary>The pattern as the policy has it.</summary>
    public override string ToString() => Text;

    // Domain = sub-domain *("." sub-domain) (RFC 5321 §4.1.2)
    private static bool IsDomain(ReadOnlySpan<byte> domain)
    {
        foreach (var label in domain.Split((byte)'.'))
        {
            if (!IsSubDomain(domain[label]))
            {
                return false;
            }
        }

        return true;
    }

    // sub-domain = Let-dig [Ldh-str]; at most 63 octets (RFC 1035 §2.3.4)
    private static bool IsSubDomain(ReadOnlySpan<byte> label) =>
        label.Length <= DomainName.MaxLabelLength
        && label.IsAll(Abnf.Ldh)
        && label[0] is not (byte)'-'
        && label[^1] is not (byte)'-';
}
