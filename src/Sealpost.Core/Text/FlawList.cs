using System.Collections.Immutable;

namespace Sealpost.Core.Text;

/// <summary>The flaws of one text while it is being read.</summary>
internal sealed class FlawList<TKind>
    where TKind : struct, Enum
{
    private readonly List<Flaw<TKind>> _flaws = [];

    public void Add(TKind kind, TextSpan where) => _flaws.Add(new(kind, where));

    /// <summary>Whether there is a flaw of a kind that is not among <paramref name="harmless"/>.</summary>
    public bool HasOtherThan(ImmutableHashSet<TKind> harmless) => _flaws.Exists(flaw => !harmless.Contains(flaw.Kind));

    /// <summary>The flaws in the order of the text; where two start together, in the order they were found.</summary>
    public ImmutableArray<Flaw<TKind>> InOrder() => [.. _flaws.OrderBy(static flaw => flaw.Where.Start)];
}
