using Sealpost.Core.Observations;
using Sealpost.Core.Text;

namespace Sealpost.Core.Reading;

/// <summary>The TXT answer for one of the two records, sorted by the rule for several records.</summary>
/// <param name="Seen">The answer.</param>
/// <param name="State">What it amounts to.</param>
/// <param name="Selection">Which of the records are of this kind.</param>
public sealed record TxtReading(TxtLookup Seen, TxtState State, TxtSelection Selection)
{
    /// <summary>The one record of this kind; null unless there is exactly one.</summary>
    public Octets? Text => State is TxtState.One ? Selection.Single : null;

    /// <summary>The name asked for.</summary>
    public string Name => Seen.Reply.Name;

    /// <summary>Reads an answer.</summary>
    /// <param name="seen">The answer.</param>
    /// <param name="version">The octets such a record begins with, without a semicolon.</param>
    /// <param name="resolverWorks">
    /// Whether the resolver answered anything else; if not, its errors say nothing of the domain.
    /// </param>
    public static TxtReading Of(TxtLookup seen, ReadOnlySpan<byte> version, bool resolverWorks)
    {
        var selection = TxtSelection.Of(seen.Records, version);
        return new(seen, StateOf(seen.Reply, selection, resolverWorks), selection);
    }

    private static TxtState StateOf(DnsReply reply, TxtSelection selection, bool resolverWorks) =>
        reply.Read(resolverWorks) switch
        {
            DnsReading.Unseen => TxtState.Unseen,
            DnsReading.ServersFail => TxtState.ServersFail,
            DnsReading.Nothing => reply.Aliases.IsEmpty ? TxtState.Absent : TxtState.DeadAlias,
            _ => selection.Ours.Length switch
            {
                0 => selection.Spaced.IsEmpty ? TxtState.Absent : TxtState.Discarded,
                1 => TxtState.One,
                _ => TxtState.Several,
            },
        };
}
