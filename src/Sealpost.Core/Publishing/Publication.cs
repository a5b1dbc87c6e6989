using System.Collections.Immutable;
using Sealpost.Core.Linting;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Names;
using Sealpost.Core.Reading;
using Sealpost.Core.Text;
using Sealpost.Core.TlsRpt;

namespace Sealpost.Core.Publishing;

/// <summary>What a domain should publish, and what shows that it is right: pure, from what was read.</summary>
public sealed record Publication
{
    /// <summary>The most octets a policy may have (RFC 8461 §3.3 suggests 64 kilobytes).</summary>
    private const int LargestPolicy = PolicyBody.Largest;

    /// <summary>The domain.</summary>
    public required DomainName Domain { get; init; }

    /// <summary>The MTA-STS record.</summary>
    public required StsRecord StsRecord { get; init; }

    /// <summary>The policy.</summary>
    public required StsPolicy Policy { get; init; }

    /// <summary>The text of the policy: the one that is published where that says the same, so that it need not change.</summary>
    public required string PolicyText { get; init; }

    /// <summary>The TLSRPT record.</summary>
    public required TlsRptRecord TlsRptRecord { get; init; }

    /// <summary>The mx lines with the mail servers they cover.</summary>
    public required ImmutableArray<PolicyLine> Lines { get; init; }

    /// <summary>The mail servers with the lines that cover them, by preference.</summary>
    public required ImmutableArray<ServerProspect> Servers { get; init; }

    /// <summary>Whether mail servers were contacted; if not, it is not known how they would fare.</summary>
    public required bool HasLooked { get; init; }

    /// <summary>Whether the published policy says the same, so that the id stays.</summary>
    public required bool IsPolicyUnchanged { get; init; }

    /// <summary>Where the destination of TLS reports is from.</summary>
    public required RuaOrigin RuaOrigin { get; init; }

    /// <summary>What is published now.</summary>
    public required PublishedTexts Published { get; init; }

    /// <summary>What an owner has to know before publishing it.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>What to do, in order.</summary>
    public required ImmutableArray<string> NextSteps { get; init; }

    /// <summary>Our own linter's word on the three texts: record, policy, TLSRPT record.</summary>
    public required ImmutableArray<LintReport> Proof { get; init; }

    /// <summary>Where the MTA-STS record goes (RFC 8461 §3.1).</summary>
    public string StsName => Domain.Child("_mta-sts").Ascii;

    /// <summary>Where the TLSRPT record goes (RFC 8460 §3).</summary>
    public string TlsRptName => Domain.Child("_smtp._tls").Ascii;

    /// <summary>Where the policy goes (RFC 8461 §3.3).</summary>
    public string PolicyUrl => $"https://mta-sts.{Domain}/.well-known/mta-sts.txt";

    /// <summary>The MTA-STS record as a line of a zone file.</summary>
    public string StsZoneLine => ZoneLines.Txt(StsName, StsRecord.ToRecordText());

    /// <summary>The TLSRPT record as a line of a zone file.</summary>
    public string TlsRptZoneLine => ZoneLines.Txt(TlsRptName, TlsRptRecord.ToRecordText());

    /// <summary>Whether every text is valid, and nothing was found in one that was not asked for.</summary>
    public bool IsProven => Proof.All(static report =>
        report.Verdict is LintVerdict.Valid && report.Flaws.All(static flaw => Wishes.Contains(flaw.Kind)));

    /// <summary>The providers that run the mail servers.</summary>
    public IEnumerable<Provider> Providers =>
        (from server in Servers where server.Provider is not null select server.Provider).Distinct();

    /// <summary>The mail servers that an enforcing sender would not deliver to.</summary>
    public IEnumerable<ServerProspect> Failing => Servers.Where(static server => server.Fails);

    /// <summary>The mail servers of which it is not known how they would fare.</summary>
    public IEnumerable<ServerProspect> Unknown => Servers.Where(static server =>
        !server.Fails && server.Fares is not Standing.Passes);

    // What the linter says of a mode or a max_age that somebody asked for.
    private static readonly ImmutableHashSet<string> Wishes =
        ["onlyTesting", "switchedOff", "maxAgeZero", "maxAgeUnderDay", "maxAgeUnderWeek"];

    /// <summary>What the domain should publish; the id is made from the time of the observation.</summary>
    public static PublishingAnswer Of(DomainReading reading, PublishingWish wish)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(wish);
        if (Obstacles.To(reading, wish) is { } obstacle)
        {
            return obstacle;
        }

        var lines = PatternChoice.For(reading.Mail.Hosts);
        if (lines.IsEmpty && wish.Mode is not StsMode.None)
        {
            return new PublishingAnswer.Impossible(
                $"no mail server of {reading.Domain} has a name that a policy can have");
        }

        var policy = new StsPolicy
        {
            Mode = wish.Mode,
            MaxAge = wish.MaxAge ?? Ladder.Default(wish.Mode, reading.MtaSts),
            Mx = [.. from line in lines select line.Pattern],
        };
        var published = PublishedTexts.Of(reading);
        var isUnchanged = Sameness.IsSame(published, policy);
        var text = isUnchanged ? published.Policy!.ToString() : policy.ToPolicyText();
        return text.Length > LargestPolicy
            ? new PublishingAnswer.Impossible($"{reading.Domain} has more mail servers than fit into a policy")
            : new PublishingAnswer.Ready(Of(reading, wish, lines, policy, text, published, isUnchanged));
    }

    private static Publication Of(
        DomainReading reading,
        PublishingWish wish,
        ImmutableArray<PolicyLine> lines,
        StsPolicy policy,
        string text,
        PublishedTexts published,
        bool isUnchanged)
    {
        var old = reading.MtaSts.Record?.Value;
        var record = new StsRecord(isUnchanged && old is not null ? old.Id : Ids.New(reading.Seen.At, old?.Id), []);
        var (rua, origin) = Destinations.Choose(reading, wish);
        var publication = new Publication
        {
            Domain = reading.Seen.Domain,
            StsRecord = record,
            Policy = policy,
            PolicyText = text,
            TlsRptRecord = new(rua, []),
            Lines = lines,
            Servers =
            [
                .. from host in reading.Mail.Hosts
                   let line = lines.FirstOrDefault(line => !host.IsAddress && line.Pattern.Matches(host.Name))
                   select ServerProspect.Of(host, line?.Pattern, reading.Dane.StandingOf(host)),
            ],
            HasLooked = reading.Seen.Scope.Smtp,
            IsPolicyUnchanged = isUnchanged,
            RuaOrigin = origin,
            Published = published,
            Notes = [],
            NextSteps = [],
            Proof = [],
        };
        return publication with
        {
            Notes = PublishingNotes.Of(publication, reading),
            NextSteps = Ladder.Steps(publication),
            Proof =
            [
                Linter.Lint(LintKind.StsRecord, Octets.Of(publication.StsRecord.ToRecordText())),
                Linter.Lint(LintKind.Policy, Octets.Of(publication.PolicyText)),
                Linter.Lint(LintKind.TlsRptRecord, Octets.Of(publication.TlsRptRecord.ToRecordText())),
            ],
        };
    }
}

/// <summary>Where the destination of TLS reports is from.</summary>
public enum RuaOrigin
{
    /// <summary>Assumed: a mailbox at the domain that may not be there.</summary>
    Assumed,

    /// <summary>Kept from the record that is published.</summary>
    Published,

    /// <summary>Asked for.</summary>
    Wished,
}
