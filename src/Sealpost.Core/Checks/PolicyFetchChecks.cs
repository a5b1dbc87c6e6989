using Sealpost.Core.MtaSts;
using Sealpost.Core.Observations;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Checks;

/// <summary>STS2xx, second half: is the policy served the way senders fetch it? (RFC 8461 §3.2, §3.3)</summary>
internal static class PolicyFetchChecks
{
    /// <summary>The senders that drop a policy which is not text/plain, or comes packed (spec reading D9).</summary>
    private const string TypeRefusers =
        "Refuse it: postfix-tlspol, postfix-mta-sts-resolver, rest-mail, chasquid. Overlook it: mox, "
        + "Stalwart, mailauth.";

    public static Check Redirected { get; } = new()
    {
        Id = "STS203",
        Title = "The policy URL answers with a redirect",
        Severity = Severity.Error,
        Source = new(8461, "3.3", Level.Must),
        Why = "Senders do not follow redirects, so they find no policy.",
        Remedy = "Serve the policy at the exact URL with status 200; exempt this path from redirects to another host "
            + "or to www.",
        Judge = static reading => FetchVerdicts.Over(
            reading,
            FetchStep.Status,
            static attempt => attempt.IsRedirect ? FetchWords.Status(attempt.Answer!) : null,
            "200"),
    };

    public static Check NotOk { get; } = new()
    {
        Id = "STS204",
        Title = "The policy URL does not answer with status 200",
        Severity = Severity.Error,
        Source = new(8461, "3.3", Level.Must),
        Why = "Only status 200 carries a policy; with any other a sender acts as if there were none.",
        Remedy = "Put the policy at /.well-known/mta-sts.txt of the policy host and let it be read without a login.",
        Publish = Suggestion.Policy,
        Judge = static reading => FetchVerdicts.Over(reading, FetchStep.Http, DescribeStatus, "200"),
    };

    public static Check NotPlainText { get; } = new()
    {
        Id = "STS211",
        Title = "The policy is not served as text/plain",
        Severity = Severity.Error,
        Source = new(8461, "3.2", Level.Should),
        Refusers = TypeRefusers,
        Why = "Some senders in wide use discard a policy of another media type, so protection depends on who sends.",
        Remedy = "Serve the file with Content-Type: text/plain.",
        Publish = static _ => "Content-Type: text/plain",
        Judge = static reading => reading.MtaSts.Host.Policy?.Strict.Has(StsPolicyFlaw.WebPage) is true
            && FetchVerdicts.BeforeText(reading) is null
                ? Verdict.NotApplicable("a web page is served instead of a policy (STS323)")
                : FetchVerdicts.Over(reading, FetchStep.Served, DescribeType, "text/plain"),
    };

    public static Check TooLarge { get; } = new()
    {
        Id = "STS212",
        Title = "The policy is larger than 64 KiB",
        Severity = Severity.Error,
        Source = new(8461, "3.3", Level.May),
        Refusers = "Senders cap the size, at the 64 kilobytes that the RFC suggests or less; Google documents 64 KB.",
        Why = "A sender that stops reading must discard the policy, because half a policy is another policy.",
        Remedy = "Shorten the policy: a handful of mx lines is enough, and one pattern can cover many hosts.",
        Judge = static reading => FetchVerdicts.Over(
            reading,
            FetchStep.Body,
            static attempt => attempt.Answer!.BodyEnd is BodyEnd.TooLarge ? FetchWords.Status(attempt.Answer) : null,
            $"at most {PolicyBody.Largest} octets"),
    };

    public static Check Different { get; } = new()
    {
        Id = "STS215",
        Title = "The addresses of the policy host serve different policies",
        Severity = Severity.Warning,
        Source = new(8461, "3.3", Level.Must),
        Why = "Which policy a sender keeps, for as long as max_age says, depends on the address it happened to take.",
        Remedy = "Serve the same file everywhere; a copy on one of the servers is out of date.",
        Judge = JudgeDifferent,
    };

    public static Check Unannounced { get; } = new()
    {
        Id = "STS216",
        Title = "A policy is served but no record announces it",
        Severity = Severity.Info,
        Source = new(8461, "3.1", Level.Must),
        Why = "Senders look for the record first; without it none of them fetches this policy.",
        Remedy = "Publish the record if the policy is meant to count.",
        Publish = Suggestion.StsRecord,
        Judge = JudgeUnannounced,
    };

    public static Check Packed { get; } = new()
    {
        Id = "STS217",
        Title = "The policy is served compressed to a client that did not ask",
        Severity = Severity.Error,
        Source = new(8461, "3.3", Level.Should),
        Refusers = "Refuse it: senders that read the body as it came (mox, postfix-tlspol, go-mtasts). Read on: "
            + "senders whose HTTP library unpacks it.",
        Why = "A sender that does not unpack the body finds no policy in it.",
        Remedy = "Compress only for clients that send Accept-Encoding, or not at all: the file is tiny.",
        Judge = static reading => FetchVerdicts.Over(
            reading,
            FetchStep.Served,
            static attempt => attempt.Body?.Coding is { } coding ? $"Content-Encoding: {coding}" : null,
            "no content coding"),
    };

    public static Check BrokenOff { get; } = new()
    {
        Id = "STS222",
        Title = "The policy host breaks off in the middle of its answer",
        Severity = Severity.Error,
        Source = new(8461, "3.3", Level.Must),
        Why = "A sender must discard what came: half a policy is another policy.",
        Remedy = "See that the length the web server announces is the length of the file, "
            + "and what lies between it and the Internet.",
        Judge = static reading => FetchVerdicts.Over(
            reading,
            FetchStep.Body,
            static attempt => attempt.Answer!.BodyEnd is BodyEnd.CutShort ? FetchWords.Status(attempt.Answer) : null,
            "the whole body"),
    };

    private static string? DescribeStatus(FetchReading attempt) => attempt switch
    {
        { Stopped: FetchStep.Http, Fetch: PolicyFetch.NoHttp silent } => $"no HTTP answer: {silent.Detail}",
        { Stopped: FetchStep.Status, IsRedirect: false } => FetchWords.Status(attempt.Answer!),
        _ => null,
    };

    private static string? DescribeType(FetchReading attempt)
    {
        var type = attempt.Answer!.Header("Content-Type");
        return MtaStsReading.IsTextPlain(type) ? null : type is null ? "no Content-Type" : $"Content-Type: {type}";
    }

    private static Verdict JudgeDifferent(DomainReading reading)
    {
        if (FetchVerdicts.Before(reading, FetchStep.Served) is { } obstacle)
        {
            return Verdict.Of(obstacle);
        }

        var chosen = reading.MtaSts.Host.Chosen!;
        return Verdict.FailedWhenAny(
            from attempt in reading.MtaSts.Host.Speaking
            where !SamePolicy(attempt, chosen)
            select new Evidence(
                FetchVerdicts.Subject(reading, attempt),
                $"{attempt.Body?.Text?.Length ?? 0} octets, another text than at {chosen.Fetch.Address}",
                "the same policy on every address"));
    }

    // Line ends and spaces do not make another policy; every other difference does.
    private static bool SamePolicy(FetchReading one, FetchReading other) =>
        Equals(one.Body?.Text, other.Body?.Text)
        || (one.Policy?.Strict.Value is { } mine
            && other.Policy?.Strict.Value is { } theirs
            && mine.ToPolicyText() == theirs.ToPolicyText());

    private static Verdict JudgeUnannounced(DomainReading reading)
    {
        var (txt, host) = (reading.MtaSts.Txt, reading.MtaSts.Host);
        if (txt.State is not TxtState.Absent)
        {
            return txt.State is TxtState.One or TxtState.Several
                ? Verdict.Passed
                : Verdict.Of(TxtVerdicts.MtaSts.BeforeText(txt)!);
        }

        return host switch
        {
            { Policy.Strict.IsUsable: true } =>
                Verdict.Failed(new Evidence(host.Host.Url, "a policy", $"a record at {txt.Name}")),
            _ when host.Before(FetchStep.Served) is { Unseen: true } obstacle => Verdict.Of(obstacle),
            _ => Verdict.Passed,
        };
    }
}
