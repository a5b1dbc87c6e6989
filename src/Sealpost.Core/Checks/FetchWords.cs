using Sealpost.Core.Observations;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Checks;

/// <summary>Words for what came of an attempt to fetch the policy.</summary>
public static class FetchWords
{
    /// <summary>Why a sender stops at an attempt; "served" where it does not.</summary>
    public static string Stop(FetchReading attempt) => attempt switch
    {
        { Stopped: FetchStep.NotPublic } => "not a public address",
        { Stopped: FetchStep.Certificate, Certificate: { } certificate } =>
            "certificate " + string.Join("; ", from fault in certificate.Faults select certificate.Describe(fault)),
        { Stopped: FetchStep.Served } => "served",
        { Fetch: PolicyFetch.NoConnection none } => none.Detail,
        { Fetch: PolicyFetch.NoTls none } => none.Detail,
        { Fetch: PolicyFetch.NoHttp none } => none.Detail,
        { Fetch: PolicyFetch.TooSlow slow } => $"no complete answer in time, waiting for {slow.Stage}",
        { Answer: { } answer } => Status(answer),
        _ => "not tried",
    };

    /// <summary>The status of an answer, with where a redirect points and how a body ended.</summary>
    public static string Status(PolicyFetch.Answered answer) => answer switch
    {
        { Status: >= 300 and < 400 and not 304 } => $"{answer.Status} to {answer.Header("Location") ?? "nowhere"}",
        { BodyEnd: BodyEnd.TooLarge } => $"{answer.Status}, more than {PolicyBody.Largest} octets",
        { BodyEnd: BodyEnd.CutShort } =>
            $"{answer.Status}, the connection ended after {answer.Body.Length} octets of the body",
        _ => $"{answer.Status}",
    };
}
