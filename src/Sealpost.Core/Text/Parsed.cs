using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Sealpost.Core.Text;

/// <summary>What a parser made of some text: a value when a sender would accept it, and every flaw it passed on the way.</summary>
/// <remarks>A value may come with flaws (an ignored duplicate, say). No value always comes with at least one.</remarks>
/// <param name="Value">There exactly when a conforming sender would act on the text.</param>
/// <param name="Flaws">Every flaw, in the order of the text.</param>
public sealed record Parsed<T, TKind>(T? Value, ImmutableArray<Flaw<TKind>> Flaws)
    where T : class
    where TKind : struct, Enum
{
    /// <summary>Whether a conforming sender would act on this text.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsUsable => Value is not null;

    /// <summary>Whether a given kind of flaw was seen.</summary>
    public bool Has(TKind kind) => SpansOf(kind).Any();

    /// <summary>The places a given kind of flaw was seen; empty when it was not.</summary>
    public IEnumerable<TextSpan> SpansOf(TKind kind) =>
        from flaw in Flaws where EqualityComparer<TKind>.Default.Equals(flaw.Kind, kind) select flaw.Where;
}
