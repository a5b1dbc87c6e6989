namespace Sealpost.Core.Text;

/// <summary>A field that no sender knows and every sender must ignore (RFC 8461 §3.2, RFC 8460 §3).</summary>
/// <param name="Name">1 to 32 octets: letters, digits, <c>_</c>, <c>-</c>, <c>.</c>; the first a letter or digit.</param>
/// <param name="Value">At least one octet.</param>
public readonly record struct ExtensionField(string Name, string Value);
