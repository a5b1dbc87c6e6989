using Sealpost.Core.Dmarc;
using Sealpost.Core.Observations;
using Sealpost.Core.Reading;
using Sealpost.Core.Text;

namespace Sealpost.Core.Checks;

/// <summary>The very lines to publish for DMARC.</summary>
internal static class DmarcSuggestion
{
    /// <summary>
    /// The record as its owner meant it, mended; the policy that counts where it is that of a domain above; to begin with, a record that
    /// asks for reports alone, or for a domain without mail one that lets nobody send in its name.
    /// </summary>
    public static string Record(DomainReading reading) => Line(reading, Meant(reading));

    /// <summary>The record with somewhere for reports to go; null where the one place we could name is the one that fails.</summary>
    public static string? WithReports(DomainReading reading)
    {
        var meant = Meant(reading);
        var failing = (from seen in reading.Dmarc?.Lookup.Destinations ?? []
                       where DmarcReportChecks.IsDeaf(seen, reading.ResolverWorks)
                       select seen.Uri).ToHashSet();
        var left = string.Join(',', (meant.Find("rua") ?? "").Split(',').Where(uri => uri.Length > 0 && !failing.Contains(uri)));
        var usual = Usual(reading);
        return left.Length > 0 ? Line(reading, meant.With("rua", left))
            : failing.Contains(usual) ? null
            : Line(reading, meant.With("rua", usual));
    }

    /// <summary>The record with the next stricter policy; null while there is nobody who would read what that does.</summary>
    public static string? Stricter(DomainReading reading)
    {
        if (SpfVerdicts.IsParked(reading))
        {
            return Line(reading, Asking(Meant(reading), DmarcPolicy.Reject));
        }

        var meant = Meant(reading);
        return meant.Find("rua") is null ? null : Line(reading, Asking(meant, DmarcPolicy.Quarantine));
    }

    /// <summary>The record without anything that makes subdomains weaker.</summary>
    public static string WithoutSubdomainPolicy(DomainReading reading) =>
        Line(reading, Meant(reading).With("sp", null).With("np", null));

    /// <summary>The record without the test.</summary>
    public static string Untested(DomainReading reading) => Line(reading, Meant(reading).With("t", null));

    /// <summary>The record without a word on where the organization begins.</summary>
    public static string WithoutPublicSuffix(DomainReading reading) => Line(reading, Meant(reading).With("psd", null));

    /// <summary>What the destinations that have not agreed have to publish, a line each.</summary>
    public static string? Consent(DomainReading reading)
    {
        var lines = from seen in reading.Dmarc?.Lookup.Destinations ?? []
                    where seen.IsExternal && DmarcReportChecks.ReadConsent(seen, reading.ResolverWorks).Agrees is Answer.No
                    where seen.Consent is not null
                    select $"{seen.Consent!.Reply.Name}. IN TXT \"v=DMARC1\"";
        return lines.Any() ? string.Join('\n', lines.Distinct()) : null;
    }

    private static DmarcDraftText Asking(DmarcDraftText meant, DmarcPolicy policy)
    {
        // What is weaker below would be weaker still.
        foreach (var name in (string[])["sp", "np"])
        {
            if (meant.PolicyOf(name) < policy)
            {
                meant.With(name, null);
            }
        }

        return meant.With("p", DmarcVerdicts.Word(policy));
    }

    // Of several records, and of those at a wrong name, the one that asks for most.
    private static DmarcDraftText Meant(DomainReading reading)
    {
        var own = Drafts(reading.Dmarc?.Lookup.Walk.Take(1) ?? []);
        if (own.Count == 0)
        {
            own = Drafts(reading.Dmarc?.Lookup.Misplaced ?? []);
        }

        if (own.Count > 0)
        {
            return own.MaxBy(static draft => draft.Policy)!;
        }

        if (reading.Dmarc is { IsInherited: true, Policy: { } policy, Record: { } above })
        {
            return DmarcDraftText.Of(policy).With("rua", string.Join(',', from uri in above.Rua where uri.IsUsable select uri.Text));
        }

        return SpfVerdicts.IsParked(reading)
            ? DmarcDraftText.Of(DmarcPolicy.Reject)
            : DmarcDraftText.Of(DmarcPolicy.None).With("rua", Usual(reading));
    }

    private static List<DmarcDraftText> Drafts(IEnumerable<TxtLookup> lookups) =>
    [
        .. from lookup in lookups
           from record in lookup.Records
           where DmarcDraftText.IsMeant(record)
           select DmarcDraftText.Of(record),
    ];

    private static string Usual(DomainReading reading) => $"mailto:dmarc@{reading.Domain}";

    private static string Line(DomainReading reading, DmarcDraftText text) => $"_dmarc.{reading.Domain}. IN TXT {CharacterStrings.Quoted(text.ToString())}";
}
