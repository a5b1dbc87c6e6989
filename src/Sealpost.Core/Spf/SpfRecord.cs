using System.Collections.Immutable;

namespace Sealpost.Core.Spf;

/// <summary>An SPF record (RFC 7208 §4.6).</summary>
/// <param name="Terms">The terms in the order of the text.</param>
public sealed record SpfRecord(ImmutableArray<SpfTerm> Terms)
{
    /// <summary>The first <c>all</c>: what is said of every sender that nothing before it matches.</summary>
    public SpfTerm.Directive? All => Terms.OfType<SpfTerm.Directive>()
        .FirstOrDefault(static directive => directive.Mechanism is SpfMechanism.All);

    /// <summary>The modifier that names the record to go on with; null where <c>all</c> leaves nothing to go on with.</summary>
    public SpfTerm.Modifier? Redirect => All is null ? Modifier("redirect") : null;

    /// <summary>The modifier that names an explanation.</summary>
    public SpfTerm.Modifier? Explanation => Modifier("exp");

    /// <summary>The terms a receiver comes to when nothing matches: mechanisms up to <c>all</c>, then the redirect.</summary>
    public IEnumerable<SpfTerm> Reached
    {
        get
        {
            foreach (var directive in Terms.OfType<SpfTerm.Directive>())
            {
                yield return directive;
                if (directive.Mechanism is SpfMechanism.All)
                {
                    yield break;
                }
            }

            if (Redirect is { } redirect)
            {
                yield return redirect;
            }
        }
    }

    private SpfTerm.Modifier? Modifier(string name) =>
        Terms.OfType<SpfTerm.Modifier>().FirstOrDefault(modifier => modifier.Name == name);
}
