using Sealpost.Core.Names;
using Sealpost.Core.Observations;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Senders;

/// <summary>A sender's way from the record to the policy, over what was observed.</summary>
internal static class PolicySearch
{
    public static PolicyStep Of(SenderProfile profile, DomainReading reading)
    {
        if (!profile.LooksForPolicy)
        {
            return new PolicyStep.NotLookedFor();
        }

        var txt = reading.MtaSts.Txt;
        var stop = txt.State switch
        {
            TxtState.Unseen => new PolicyStep.Unseen($"the record could not be looked up: {txt.Seen.Reply.Words}"),
            TxtState.ServersFail => new PolicyStep.None($"the name servers fail for the record: {txt.Seen.Reply.Words}"),
            TxtState.DeadAlias => new PolicyStep.None("the record is an alias that leads nowhere"),
            _ => (PolicyStep?)null,
        };
        return stop
            ?? (profile.Record(txt.Seen.Records) is { Value: null } nothing
                ? new PolicyStep.None(nothing.Because!)
                : Fetched(profile, reading.MtaSts.Host));
    }

    // A sender meets one address or another: what any of them gives it is what it may have.
    private static PolicyStep Fetched(SenderProfile profile, PolicyReading host)
    {
        if (host.BeforeAddresses() is { } obstacle)
        {
            return obstacle.Unseen ? new PolicyStep.Unseen(obstacle.Because) : new PolicyStep.None(obstacle.Because);
        }

        var steps = (from fetch in host.Fetches select Fetched(profile, fetch)).ToList();
        var nothing = steps.Find(static step => step is PolicyStep.None);
        return steps.Find(static step => step is PolicyStep.Accepted) is PolicyStep.Accepted accepted
            ? accepted with { IsSometimes = nothing is not null }
            : nothing ?? steps.FirstOrDefault() ?? new PolicyStep.Unseen("the policy host was not contacted");
    }

    private static PolicyStep Fetched(SenderProfile profile, FetchReading fetch)
    {
        var stop = fetch.Stopped switch
        {
            FetchStep.Unseen => new PolicyStep.Unseen("the policy host was not contacted to the end"),
            FetchStep.NotPublic => new PolicyStep.None("the policy host has an address that is not public"),
            FetchStep.Connection => new PolicyStep.None("the policy host takes no connection"),
            FetchStep.Handshake => new PolicyStep.None("the TLS handshake with the policy host fails"),
            _ => (PolicyStep?)null,
        };
        if (stop is not null)
        {
            return stop;
        }

        var faults = from fault in fetch.Certificate!.Faults
                     where !(profile.Fetch.TakesCommonName && fault is CertificateFault.WrongName && IsCommon(fetch.Certificate))
                     select fetch.Certificate.Describe(fault);
        if (faults.FirstOrDefault() is { } wrong)
        {
            return new PolicyStep.None($"the certificate of the policy host: {wrong}");
        }

        return fetch.Answer is { } answer
            ? Answered(profile, answer)
            : new PolicyStep.None(fetch.IsTooSlow ? "the policy host is too slow" : "the policy host gives no HTTP answer");
    }

    private static PolicyStep Answered(SenderProfile profile, PolicyFetch.Answered answer)
    {
        var rules = profile.Fetch;
        var type = answer.Header("Content-Type");
        if (rules.Status is StatusRule.Only200 && answer.Status != 200
            || (rules.Status is StatusRule.Success && answer.Status is < 200 or >= 300))
        {
            return new PolicyStep.None($"the policy host answers with status {answer.Status}");
        }

        if (!ContentTypes.Accepts(rules.ContentType, type))
        {
            return new PolicyStep.None(type is null ? "the policy has no Content-Type" : $"the Content-Type is {type}");
        }

        switch (answer.BodyEnd)
        {
            case BodyEnd.CutShort:
                return new PolicyStep.None("the policy breaks off");
            case BodyEnd.TooLarge when rules.LargestBody <= PolicyBody.Largest:
                return new PolicyStep.None("the policy is larger than 64 KiB");
            case BodyEnd.TooLarge when rules.Reads is null:
                return new PolicyStep.Unseen("the policy is larger than is read here");
            default:
                break;
        }

        var body = PolicyBody.Of(answer);
        var text = body.Coding is null ? answer.Body : rules.Unpacks ? body.Text : null;
        if (text is null)
        {
            return new PolicyStep.None($"the policy is packed as {body.Coding}");
        }

        return profile.Policy(new(text, ContentTypes.Charset(type))) switch
        {
            { Value: { } policy } => new PolicyStep.Accepted(policy, IsSometimes: false),
            var nothing => new PolicyStep.None(nothing.Because!),
        };
    }

    private static bool IsCommon(CertificateReading certificate) =>
        certificate.Own is { DnsNames.IsEmpty: true, CommonName: { } name } && HostPattern.Covers(name, certificate.Host);
}
