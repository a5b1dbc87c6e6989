using System.Collections.Immutable;
using Sealpost.Core.Checks;
using Sealpost.Core.Linting;
using Sealpost.Core.Observations;
using Sealpost.Core.Reading;
using Sealpost.Core.Rendering;

namespace Sealpost.Web.Results;

/// <summary>What the policy host serves.</summary>
public sealed record PolicyView
{
    private const int Most = 16;

    public required string Url { get; init; }

    /// <summary>The policy in force in a few words, or why there is none.</summary>
    public required string Words { get; init; }

    /// <summary>Why nothing was fetched at all; null where something was.</summary>
    public required string? Obstacle { get; init; }

    public required ImmutableArray<FetchView> Fetches { get; init; }

    /// <summary>The text that was served; null where there is none.</summary>
    public required MarkedText? Text { get; init; }

    /// <summary>Whether senders get as far as the text.</summary>
    public required bool IsRead { get; init; }

    internal static PolicyView Of(DomainReading reading)
    {
        var host = reading.MtaSts.Host;
        var chosen = host.Chosen?.Body?.Text;
        var unread = host.Fetches.FirstOrDefault(static one => one.Answer is { Body.Length: > 0 })?.Answer?.Body;
        return new()
        {
            Url = Shown.Of(host.Host.Url),
            Words = Shown.Of(Overview.Policy(reading)),
            Obstacle = host.BeforeAddresses()?.Because is { } because ? Shown.Of(because) : null,
            Fetches = [.. from one in host.Fetches.Take(Most) select FetchView.Of(one)],
            Text = chosen is not null ? MarkedText.Of(chosen, Linter.Lint(LintKind.Policy, chosen).Flaws)
                : unread is not null ? MarkedText.Of(unread, [])
                : null,
            IsRead = chosen is not null,
        };
    }
}

/// <summary>One attempt to fetch the policy.</summary>
public sealed record FetchView
{
    public required string Address { get; init; }

    public required Tone Tone { get; init; }

    /// <summary>Where a sender stops, or that it does not.</summary>
    public required string Words { get; init; }

    public required string Time { get; init; }

    public required ChainView? Chain { get; init; }

    internal static FetchView Of(FetchReading one) => new()
    {
        Address = one.Fetch.Address.ToString(),
        Tone = one.Stopped switch
        {
            FetchStep.Served => Tone.Good,
            FetchStep.Unseen => Tone.Neutral,
            _ => Tone.Bad,
        },
        Words = one.Stopped is FetchStep.Served ? $"{FetchWords.Status(one.Answer!)}, {one.Answer!.Body.Length} octets"
            : Shown.Of(FetchWords.Stop(one)),
        Time = one.Fetch is PolicyFetch.NotTried ? "" : Shown.Time(one.Fetch.Milliseconds),
        Chain = one.Certificate is { } certificate ? ChainView.Of(certificate, SessionOf(one.Fetch)) : null,
    };

    private static TlsSession? SessionOf(PolicyFetch fetch) => fetch switch
    {
        PolicyFetch.Answered answered => answered.Tls,
        PolicyFetch.NoHttp silent => silent.Tls,
        PolicyFetch.TooSlow slow => slow.Tls,
        _ => null,
    };
}
