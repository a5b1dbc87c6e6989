using System.Collections.Immutable;
using System.Globalization;
using Sealpost.Core.Observations;
using Sealpost.Core.Reading;
using Sealpost.Core.Rendering;
using Sealpost.Web.Results;

namespace Sealpost.Web.Posture;

/// <summary>One DKIM selector that was asked for.</summary>
/// <param name="Selector">Its name.</param>
/// <param name="Mark">How good what was found is; null where it says nothing.</param>
/// <param name="State">What was found.</param>
/// <param name="Key">As <c>RSA, 2048 bits</c>; empty where there is no key.</param>
/// <param name="Origin">Why it was asked for.</param>
public sealed record DkimRow(string Selector, Tone? Mark, string State, string Key, string Origin)
{
    internal static ImmutableArray<DkimRow> Of(DkimReading? dkim) =>
        dkim is null ? [] : [.. from key in dkim.Keys select Of(key)];

    private static DkimRow Of(DkimKeyReading key)
    {
        (Tone? tone, string state) = DkimWords.State(key) switch
        {
            "usable" => (Tone.Good, "usable key"),
            "revoked" => (key.IsGiven ? Tone.Mixed : null as Tone?, "revoked"),
            "broken" => (Tone.Bad, "no verifier can use it"),
            "dead-alias" => (Tone.Mixed, "an alias that leads nowhere"),
            "absent" => (key.IsGiven ? Tone.Bad : null as Tone?, "no key"),
            _ => (Tone.Neutral, "not known"),
        };
        var origin = key.Seen.Origin switch
        {
            SelectorOrigin.Given => "named",
            SelectorOrigin.Provider => "of the provider",
            _ => "common",
        };
        return new(Shown.Of(key.Selector, 120), tone, state, KeyOf(key), origin);
    }

    private static string KeyOf(DkimKeyReading key) => key.Key is { IsRevoked: false } found
        ? string.Create(CultureInfo.InvariantCulture, $"{found.Type.Word().ToUpperInvariant()}, {found.Bits} bits")
        : "";
}
