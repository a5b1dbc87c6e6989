namespace Sealpost.Core.Text;

/// <summary>One departure from a grammar: what kind, and where. What it means is for a check to say.</summary>
/// <param name="Kind">The departure, from the closed set of its grammar.</param>
/// <param name="Where">The octets that depart.</param>
public readonly record struct Flaw<TKind>(TKind Kind, TextSpan Where)
    where TKind : struct, Enum;
