using Sealpost.Core.Dkim;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Checks;

/// <summary>How the checks on DKIM keys go over the selectors.</summary>
internal static class DkimVerdicts
{
    /// <summary>Why no key can be judged; null where one was found.</summary>
    public static Obstacle? BeforeKeys(DomainReading reading) => reading.Dkim switch
    {
        null => Obstacle.NotSeen("DKIM was not looked at"),
        var dkim when dkim.Published.Any() => null,
        { Status: DkimStatus.Undetermined } dkim => NotSeen(dkim),
        { ServersFail: true } => Obstacle.Moot("the name servers fail to answer (DKM115)"),
        _ => Obstacle.Moot("no key was found to judge (DKM110)"),
    };

    /// <summary>Fails for every flaw of the given kinds, of every key that was found.</summary>
    public static Verdict FromFlaws(DomainReading reading, string? expected, params ReadOnlySpan<DkimKeyFlaw> kinds)
    {
        if (BeforeKeys(reading) is { } obstacle)
        {
            return Verdict.Of(obstacle);
        }

        var evidence = new List<Evidence>();
        foreach (var key in reading.Dkim!.Published)
        {
            foreach (var flaw in key.Parsed?.Flaws ?? [])
            {
                // That a key which is no longer in use was in test mode matters to nobody.
                if (kinds.Contains(flaw.Kind) && !(flaw.Kind is DkimKeyFlaw.Testing && key.Parsed!.Has(DkimKeyFlaw.Revoked)))
                {
                    evidence.Add(QuotedText.At(key.Name, key.Text!, flaw.Where, expected));
                }
            }
        }

        return Verdict.FailedWhenAny(evidence);
    }

    /// <summary>Asks every key that verifiers can read.</summary>
    public static Verdict OverKeys(DomainReading reading, Func<DkimKey, string?> fault, string expected) =>
        BeforeKeys(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : Verdict.FailedWhenAny(
                from key in reading.Dkim!.Published
                where key.Key is not null
                let observed = fault(key.Key!)
                where observed is not null
                select new Evidence($"{key.Name} TXT", observed, expected));

    public static Obstacle NotSeen(DkimReading dkim) => Obstacle.NotSeen(
        $"{dkim.Lookup.Parent.Reply.Name} could not be looked up ({dkim.Lookup.Parent.Reply.Words})");
}
