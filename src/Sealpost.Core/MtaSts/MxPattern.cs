namespace Sealpost.Core.MtaSts;

/// <summary>One mx pattern of a policy: a host name, or <c>*.</c> and a domain (RFC 8461 §3.2).</summary>
public sealed record MxPattern
{
    private MxPattern(string text) => Text = text;

    /// <summary>The pattern as the policy has it.</summary>
    public string Text { get; }

    /// <summary>Whether the pattern begins with <c>*.</c>.</summary>
    public bool IsWildcard => Text.StartsWith("*.", StringComparison.Ordinal);
}
