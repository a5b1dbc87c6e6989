using System.Collections.Immutable;
using Sealpost.Core.Dkim;
using Sealpost.Core.Observations;
using Sealpost.Core.Text;

namespace Sealpost.Core.Reading;

/// <summary>One selector and the key that was found there.</summary>
public sealed record DkimKeyReading
{
    private DkimKeyReading(SelectorLookup seen, TxtLookup control, bool resolverWorks)
    {
        Seen = seen;

        // What every selector answers says nothing of this one, unless somebody knows that it is used.
        var records = seen.Origin is SelectorOrigin.Given ? seen.Txt.Records : [.. seen.Txt.Records.Except(control.Records)];
        Ours = [.. from record in records where !DkimKeyParser.Parse(record.Span).Has(DkimKeyFlaw.NotDkim) select record];
        State = seen.Txt.Reply.Read(resolverWorks) switch
        {
            DnsReading.Unseen => TxtState.Unseen,
            DnsReading.ServersFail => TxtState.ServersFail,
            DnsReading.Nothing => seen.Txt.Reply.Aliases.IsEmpty ? TxtState.Absent : TxtState.DeadAlias,
            _ => Ours.Length switch { 0 => TxtState.Absent, 1 => TxtState.One, _ => TxtState.Several },
        };
        Parsed = State is TxtState.One ? DkimKeyParser.Parse(Ours[0].Span) : null;
    }

    /// <summary>The selector and its answer.</summary>
    public SelectorLookup Seen { get; }

    /// <summary>The selector.</summary>
    public string Selector => Seen.Selector;

    /// <summary>The name asked for.</summary>
    public string Name => Seen.Txt.Reply.Name;

    /// <summary>What the answer amounts to.</summary>
    public TxtState State { get; }

    /// <summary>The key records in it.</summary>
    public ImmutableArray<Octets> Ours { get; }

    /// <summary>The one key record; null unless there is exactly one.</summary>
    public Octets? Text => State is TxtState.One ? Ours[0] : null;

    /// <summary>The one key record, parsed; null unless there is exactly one.</summary>
    public Parsed<DkimKey, DkimKeyFlaw>? Parsed { get; }

    /// <summary>The key; null where verifiers have none to use.</summary>
    public DkimKey? Key => Parsed?.Value is { IsRevoked: false } key ? key : null;

    /// <summary>Whether signatures made with the key can be valid at all.</summary>
    public bool Verifies => Key is { IsTooShort: false };

    /// <summary>Whether something is published under the selector, in order or not.</summary>
    public bool IsPublished => State is TxtState.One or TxtState.Several;

    /// <summary>Whether the user named the selector.</summary>
    public bool IsGiven => Seen.Origin is SelectorOrigin.Given;

    internal static DkimKeyReading Of(SelectorLookup seen, TxtLookup control, bool resolverWorks) =>
        new(seen, control, resolverWorks);
}
