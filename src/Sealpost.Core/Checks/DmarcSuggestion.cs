using Sealpost.Core.Dmarc;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Checks;

/// <summary>The very lines to publish for DMARC.</summary>
internal static class DmarcSuggestion
{
    /// <summary>
    /// A record with what the owner meant and can stay; to begin with, one that asks for reports alone, or for a domain without mail
    /// one that lets nobody send in its name.
    /// </summary>
    public static string Record(DomainReading reading)
    {
        var meant = reading.Dmarc?.Own?.Record;
        if (meant is null)
        {
            return Line(reading, reading.Mail.TakesNone ? DmarcPolicy.Reject : DmarcPolicy.None, meant);
        }

        return Line(reading, meant.Policy, meant);
    }

    /// <summary>The record with the next stricter policy.</summary>
    public static string Stricter(DomainReading reading)
    {
        var policy = reading.Mail.TakesNone ? DmarcPolicy.Reject : DmarcPolicy.Quarantine;
        return Line(reading, policy, reading.Dmarc?.Own?.Record);
    }

    /// <summary>The record without anything that makes subdomains weaker.</summary>
    public static string WithoutSubdomainPolicy(DomainReading reading) =>
        reading.Dmarc?.Own?.Record is { } record
            ? Line(reading, record.Policy, record with { SubdomainPolicy = null, NonexistentPolicy = null })
            : Record(reading);

    /// <summary>What the destinations that have not agreed have to publish, a line each.</summary>
    public static string? Consent(DomainReading reading)
    {
        var lines = from seen in reading.Dmarc?.Lookup.Destinations ?? []
                    where seen.IsExternal && DmarcReportChecks.ReadConsent(seen, reading.ResolverWorks).Agrees is Answer.No
                    where seen.Consent is not null
                    select $"{seen.Consent!.Reply.Name}. IN TXT \"v=DMARC1\"";
        return lines.Any() ? string.Join('\n', lines.Distinct()) : null;
    }

    private static string Line(DomainReading reading, DmarcPolicy policy, DmarcRecord? kept)
    {
        string?[] tags =
        [
            "v=DMARC1",
            $"p={DmarcVerdicts.Word(policy)}",
            kept?.SubdomainPolicy is { } sp && sp >= policy ? $"sp={DmarcVerdicts.Word(sp)}" : null,
            kept?.NonexistentPolicy is { } np && np >= policy ? $"np={DmarcVerdicts.Word(np)}" : null,
            kept?.IsDkimStrict is true ? "adkim=s" : null,
            kept?.IsSpfStrict is true ? "aspf=s" : null,
            Rua(reading, kept),
        ];
        return $"_dmarc.{reading.Domain}. IN TXT \"{string.Join("; ", tags.OfType<string>())}\"";
    }

    private static string? Rua(DomainReading reading, DmarcRecord? kept)
    {
        var usable = string.Join(",", from uri in kept?.Rua ?? [] where uri.IsUsable select uri.Text);
        return usable is not "" ? $"rua={usable}"
            : reading.Mail.TakesNone ? null
            : $"rua=mailto:dmarc@{reading.Domain}";
    }
}
