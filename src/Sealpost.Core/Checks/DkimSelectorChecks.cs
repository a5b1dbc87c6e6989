using Sealpost.Core.Dkim;
using Sealpost.Core.Observations;
using Sealpost.Core.Reading;
using Sealpost.Core.Text;

namespace Sealpost.Core.Checks;

/// <summary>DKM1xx, second half: where the keys are looked for (RFC 6376 §3.6.2).</summary>
internal static class DkimSelectorChecks
{
    public static Check GivenAbsent { get; } = new()
    {
        Id = "DKM109",
        Title = "A selector that was named has no key",
        Severity = Severity.Error,
        Source = new(6376, "6.1.2", Level.Must),
        Why = "Signatures that name this selector fail: verifiers find no key for it.",
        Remedy = "Publish the key, or sign with a selector that has one.",
        Publish = DkimSuggestion.Missing,
        Judge = static reading =>
        {
            if (reading.Dkim is not { } dkim)
            {
                return Verdict.NotSeen("DKIM was not looked at");
            }

            var given = dkim.Keys.Where(static key => key.IsGiven).ToList();
            var absent = given.FindAll(static key => key.State is TxtState.Absent);
            var unseen = given.Find(static key => key.State is TxtState.Unseen);
            return given.Count == 0 ? Verdict.NotApplicable("no selector was named")
                : absent.Count > 0 ? Verdict.FailedWhenAny(
                    from key in absent select new Evidence($"{key.Name} TXT", Describe(key.Seen.Txt), "a key"))
                : unseen is not null ? Verdict.NotSeen($"{unseen.Name} could not be looked up ({unseen.Seen.Txt.Reply.Words})")
                : Verdict.Passed;
        },
    };

    public static Check NoneFound { get; } = new()
    {
        Id = "DKM110",
        Title = "No DKIM key was found",
        Severity = Severity.Info,
        Why = "Selectors cannot be listed, so a key under another name is as good as one that was found.",
        Remedy = "Name the selector of your mail with --selector; it stands behind s= in the DKIM-Signature of what you send.",
        Judge = static reading => reading.Dkim switch
        {
            null => Verdict.NotSeen("DKIM was not looked at"),
            var dkim when dkim.Published.Any() => Verdict.Passed,
            { Status: DkimStatus.Undetermined } dkim => Verdict.Of(DkimVerdicts.NotSeen(dkim)),
            { ServersFail: true } => Verdict.NotApplicable("the name servers fail to answer (DKM115)"),
            _ when reading.Mail.TakesNone => Verdict.NotApplicable("the domain takes no mail, and need not sign any"),
            var dkim => Verdict.NotSeen(
                (dkim.Keys.IsEmpty
                    ? "no selector was asked for; "
                    : $"no key under the selectors {string.Join(", ", from key in dkim.Keys select key.Selector)}; ")
                + dkim.Exist switch
                {
                    Answer.Yes => "there are others, since _domainkey exists (name one with --selector)",
                    Answer.No => "_domainkey does not exist, so there are probably none",
                    _ => "whether there are others is not known (name one with --selector)",
                }),
        },
    };

    public static Check DeadAlias { get; } = new()
    {
        Id = "DKM111",
        Title = "A selector is a CNAME that leads nowhere",
        Severity = Severity.Warning,
        Source = new(6376, "6.1.2", Level.Must),
        Why = "Signatures with this selector fail, and whoever can register the target's name can sign for the domain.",
        Remedy = "Switch on signing at the provider the alias points to, or remove the alias.",
        Judge = static reading =>
        {
            if (reading.Dkim is not { } dkim)
            {
                return Verdict.NotSeen("DKIM was not looked at");
            }

            var aliases = dkim.Keys.Where(static key => !key.Seen.Txt.Reply.Aliases.IsEmpty).ToList();
            return aliases.Count > 0
                ? Verdict.FailedWhenAny(
                    from key in aliases
                    where key.State is TxtState.DeadAlias
                    select new Evidence(
                        $"{key.Name} TXT",
                        $"CNAME to {string.Join(" to ", key.Seen.Txt.Reply.Aliases)}: {key.Seen.Txt.Reply.Words}",
                        "a target with a key"))
                : dkim.Status is DkimStatus.Undetermined ? Verdict.Of(DkimVerdicts.NotSeen(dkim))
                : Verdict.NotApplicable("no selector that was tried is an alias");
        },
    };

    public static Check Several { get; } = new()
    {
        Id = "DKM112",
        Title = "A selector has more than one key record",
        Severity = Severity.Error,
        Source = new(6376, "3.6.2.2", Level.Must),
        Why = "What verifiers do then is not defined: some try one of the keys, some none.",
        Remedy = "Keep the key that is in use, and give every other a selector of its own.",
        Judge = static reading => DkimVerdicts.BeforeKeys(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : Verdict.FailedWhenAny(
                from key in reading.Dkim!.Published
                where key.State is TxtState.Several
                from one in key.Ours
                select new Evidence($"{key.Name} TXT", TxtVerdicts.Quote(one), "one record")),
    };

    public static Check AnswersAll { get; } = new()
    {
        Id = "DKM114",
        Title = "Every selector is answered",
        Severity = Severity.Info,
        Source = new(6376, "3.6.2.1", Level.Should),
        Why = "A wildcard answers for selectors that nobody uses, so what it says proves nothing, and can let others sign.",
        Remedy = "Remove the wildcard, or let it answer with an empty p where nobody signs.",
        Judge = static reading => reading.Dkim switch
        {
            null => Verdict.NotSeen("DKIM was not looked at"),
            { AnswersAll: true, Lookup.Control: var control } when control.Records.All(IsRevoked) =>
                Verdict.NotApplicable("every selector is answered, with a key that is revoked: nobody can sign"),
            { AnswersAll: true, Lookup.Control: var control } => Verdict.FailedWhenAny(
                from one in control.Records select new Evidence($"{control.Reply.Name} TXT", TxtVerdicts.Quote(one), "no answer")),
            { Lookup.Control.Reply: var reply } => reply.Read(reading.ResolverWorks) switch
            {
                DnsReading.Unseen => Verdict.NotSeen($"{reply.Name} could not be looked up ({reply.Words})"),
                DnsReading.ServersFail => Verdict.NotApplicable("the name servers fail to answer (DKM115)"),
                _ => Verdict.Passed,
            },
        },
    };

    private static bool IsRevoked(Octets record) => DkimKeyParser.Parse(record.Span).Has(DkimKeyFlaw.Revoked);

    public static Check ServersFail { get; } = new()
    {
        Id = "DKM115",
        Title = "The name servers fail to answer for DKIM keys",
        Severity = Severity.Error,
        Source = new(6376, "6.1.2", Level.Must),
        Why = "Verifiers cannot get the keys; they put the mail off, or treat it as not signed.",
        Remedy = "Ask each of the domain's name servers for the TXT records of these names, "
            + "and check the delegation and the DNSSEC signatures.",
        Judge = static reading =>
        {
            if (reading.Dkim is not { } dkim)
            {
                return Verdict.NotSeen("DKIM was not looked at");
            }

            var parent = dkim.Lookup.Parent.Reply;
            var failing = (from reply in (DnsReply[])[parent, .. from key in dkim.Keys select key.Seen.Txt.Reply]
                           where reply.Read(reading.ResolverWorks) is DnsReading.ServersFail
                           select new Evidence($"{reply.Name} TXT", reply.Words, "an answer, or NXDOMAIN")).ToList();
            return failing.Count > 0 ? Verdict.FailedWhenAny(failing)
                : parent.Read(reading.ResolverWorks) is DnsReading.Unseen ? Verdict.Of(DkimVerdicts.NotSeen(dkim))
                : Verdict.Passed;
        },
    };

    private static string Describe(TxtLookup txt) => txt.Records.IsEmpty ? txt.Reply.Words : "other TXT records only";
}
