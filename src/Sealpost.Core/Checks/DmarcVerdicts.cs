using Sealpost.Core.Dmarc;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Checks;

/// <summary>How the checks on the DMARC record find their evidence.</summary>
internal static class DmarcVerdicts
{
    /// <summary>Why nothing can be said of the domain's own answer; null where it came.</summary>
    public static Obstacle? BeforeAnswer(DomainReading reading) => reading.Dmarc?.Own switch
    {
        null => Obstacle.NotSeen("DMARC was not looked at"),
        { State: TxtState.Unseen } own => NotSeen(own),
        { State: TxtState.ServersFail } => Obstacle.Moot("the name servers fail to answer (DMC121)"),
        { State: TxtState.DeadAlias } => Obstacle.Moot("the name is an alias that leads nowhere (DMC122)"),
        _ => null,
    };

    /// <summary>Why the text of the domain's own record cannot be judged; null where it has exactly one.</summary>
    public static Obstacle? BeforeText(DomainReading reading) => BeforeAnswer(reading) ?? reading.Dmarc!.Own!.State switch
    {
        TxtState.One => null,
        TxtState.Several => Obstacle.Moot("there is more than one record (DMC102)"),
        _ when reading.Dmarc.Own.NearMisses.Any() => Obstacle.Moot("the version is not DMARC1 (DMC126)"),
        _ when reading.Dmarc.Source is not null => Obstacle.Moot("the policy is that of a domain above (DMC119)"),
        _ => Obstacle.Moot("the domain has no record (DMC101)"),
    };

    /// <summary>Why the policy that counts cannot be judged; null where there is one.</summary>
    public static Obstacle? BeforePolicy(DomainReading reading)
    {
        if (BeforeAnswer(reading) is { } obstacle)
        {
            return obstacle;
        }

        return reading.Dmarc switch
        {
            { Record: not null } => null,
            { Source: not null } => Obstacle.Moot("receivers ignore the record (DMC104 or DMC105)"),
            { Own.State: not TxtState.Several } dmarc when FirstUnseen(dmarc) is { } step => NotSeen(step),
            _ => BeforeText(reading),
        };
    }

    /// <summary>Fails for every flaw of the given kinds in the domain's own record.</summary>
    public static Verdict FromFlaws(DomainReading reading, string? expected, params ReadOnlySpan<DmarcRecordFlaw> kinds)
    {
        if (BeforeText(reading) is { } obstacle)
        {
            return Verdict.Of(obstacle);
        }

        var own = reading.Dmarc!.Own!;
        var evidence = new List<Evidence>();
        foreach (var flaw in own.Parsed!.Flaws)
        {
            if (kinds.Contains(flaw.Kind))
            {
                evidence.Add(QuotedText.At(own.Name, own.Text!, flaw.Where, expected));
            }
        }

        return Verdict.FailedWhenAny(evidence);
    }

    /// <summary>Whether the domain's own record has a flaw.</summary>
    public static bool Has(DomainReading reading, DmarcRecordFlaw kind) => reading.Dmarc?.Own?.Parsed?.Has(kind) is true;

    /// <summary>The first domain above whose answer did not come.</summary>
    public static DmarcStep? FirstUnseen(DmarcReading dmarc) =>
        dmarc.Steps.FirstOrDefault(static step => step.State is TxtState.Unseen);

    /// <summary>A policy as the record spells it.</summary>
    public static string Word(DmarcPolicy policy) => policy switch
    {
        DmarcPolicy.Reject => "reject",
        DmarcPolicy.Quarantine => "quarantine",
        _ => "none",
    };

    public static Obstacle NotSeen(DmarcStep step) =>
        Obstacle.NotSeen($"{step.Name} could not be looked up ({step.Seen.Reply.Words})");
}
