using Sealpost.Core.MtaSts;
using Sealpost.Core.Observations;

namespace Sealpost.Core.Reading;

/// <summary>One attempt to fetch the policy, read the way a strict sender goes about it (RFC 8461 §3.3).</summary>
public sealed record FetchReading
{
    private FetchReading(PolicyFetch fetch, CertificateReading? certificate)
    {
        Fetch = fetch;
        Certificate = certificate;
        Stopped = FindStop();
        Body = Stopped is FetchStep.Served ? PolicyBody.Of(Answer!) : null;
        Policy = Body?.Text is { } text ? StsPolicyParser.Parse(text.Span) : null;
    }

    /// <summary>What happened.</summary>
    public PolicyFetch Fetch { get; }

    /// <summary>The certificate, where the handshake came about.</summary>
    public CertificateReading? Certificate { get; }

    /// <summary>Where a strict sender stops.</summary>
    public FetchStep Stopped { get; }

    /// <summary>The HTTP answer, where there is one.</summary>
    public PolicyFetch.Answered? Answer => Fetch as PolicyFetch.Answered;

    /// <summary>The body with its content coding removed; null where a sender stops before it.</summary>
    public PolicyBody? Body { get; }

    /// <summary>The policy; null where a sender stops before its text.</summary>
    public ParsedPolicy? Policy { get; }

    /// <summary>Whether the answer took so long that a sender gives up (RFC 8461 §3.3).</summary>
    public bool IsTooSlow => Fetch is PolicyFetch.TooSlow;

    /// <summary>Whether the answer is a redirect.</summary>
    public bool IsRedirect => Answer is { Status: >= 300 and < 400 and not 304 };

    /// <summary>The check that names the reason a sender stops here; null where it does not stop.</summary>
    public string? RootCause => Stopped switch
    {
        FetchStep.NotPublic => "STS219",
        FetchStep.Connection => "STS202",
        FetchStep.Handshake when IsTooSlow => "STS213",
        FetchStep.Handshake => Fetch is PolicyFetch.NoTls { Fault: TlsFault.NoCommonVersion } ? "STS205" : "STS221",
        FetchStep.Certificate => Certificate!.Faults[0] switch
        {
            CertificateFault.OutsideDates => "STS206",
            CertificateFault.WrongName => "STS207",
            CertificateFault.Incomplete => "STS209",
            _ => "STS208",
        },
        FetchStep.Http => IsTooSlow ? "STS213" : "STS204",
        FetchStep.Status => IsRedirect ? "STS203" : "STS204",
        FetchStep.Body => Answer!.BodyEnd is BodyEnd.TooLarge ? "STS212" : "STS222",
        _ => null,
    };

    /// <summary>Reads one attempt.</summary>
    public static FetchReading Of(PolicyFetch fetch, string host, DateTimeOffset at)
    {
        var session = fetch switch
        {
            PolicyFetch.Answered answered => answered.Tls,
            PolicyFetch.NoHttp silent => silent.Tls,
            PolicyFetch.TooSlow slow => slow.Tls,
            _ => null,
        };
        return new(fetch, session is null ? null : CertificateReading.Of(host, session.Chain, at));
    }

    private FetchStep FindStop() => Fetch switch
    {
        PolicyFetch.NotTried { Reason: NotTriedReason.NotPublic } => FetchStep.NotPublic,
        PolicyFetch.NotTried or PolicyFetch.Unfinished => FetchStep.Unseen,
        PolicyFetch.NoConnection { Fault: ConnectFault.NoRoute or ConnectFault.Local } => FetchStep.Unseen,
        PolicyFetch.NoConnection => FetchStep.Connection,
        PolicyFetch.NoTls or PolicyFetch.TooSlow { Tls: null } => FetchStep.Handshake,
        _ when !Certificate!.IsValid => FetchStep.Certificate,
        PolicyFetch.NoHttp or PolicyFetch.TooSlow => FetchStep.Http,
        PolicyFetch.Answered { Status: not 200 } => FetchStep.Status,
        PolicyFetch.Answered { BodyEnd: not BodyEnd.Complete } => FetchStep.Body,
        _ => FetchStep.Served,
    };
}
