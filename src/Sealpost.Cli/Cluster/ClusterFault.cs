using System.Security.Cryptography;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.KeyValueStore;
using Sealpost.Core.Rendering;

namespace Sealpost.Cli.Cluster;

/// <summary>What goes wrong between us and the cluster, and what passes by itself.</summary>
internal static class ClusterFault
{
    private const int NotFound = 404;
    private const int StreamNotFound = 10059;
    private const int ConsumerNotFound = 10014;
    private const int NoSpace = 10077;
    private const int NoResources = 10023;
    private const int WrongLastSequence = 10071;
    private const int Unavailable = 503;

    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    // What a server says of a message that it does not take is no answer to it: whoever waits for one has to look here.
    private static volatile Told? Refusal;

    private sealed record Told(string Words, long At);

    /// <summary>Keeps what a server said out of turn: as a rule, that something is not permitted.</summary>
    public static void Note(string? error)
    {
        if (error?.Contains("Permissions Violation", StringComparison.OrdinalIgnoreCase) is true)
        {
            Refusal = new(SafeText.Of(error), TimeProvider.System.GetTimestamp());
        }
    }

    /// <summary>
    /// Whether it may go well the next time: nodes come and go, and a new leader takes some seconds to be chosen.
    /// </summary>
    public static bool Passes(Exception fault) => fault switch
    {
        NatsJSApiException { Error: { Code: Unavailable, ErrCode: not (NoResources or NoSpace) } } => true,
        NatsNoRespondersException or NatsNoReplyException => true,
        NatsJSApiNoResponseException or NatsJSPublishNoResponseException => true,
        NatsKVKeyNotFoundException => true, // Only from two nodes of which one lags: see Entries.AddAsync.
        NatsKVException or NatsPayloadTooLargeException => false,
        NatsJSApiException => false,
        NatsJSException or NatsException => true,
        TimeoutException or IOException => true,
        OperationCanceledException => true, // The client's own limit; whoever stops us is asked first.
        _ => false,
    };

    /// <summary>Whether a stream or a consumer is not there.</summary>
    public static bool IsMissing(Exception fault) =>
        fault is NatsJSApiException { Error: { Code: NotFound } or { ErrCode: StreamNotFound or ConsumerNotFound } };

    /// <summary>Whether a message was not stored since another has its place.</summary>
    public static bool IsWrongSequence(NATS.Client.JetStream.Models.ApiError? error) =>
        error is { ErrCode: WrongLastSequence };

    /// <summary>Whether a stream has no room until somebody takes something out.</summary>
    public static bool IsFull(NATS.Client.JetStream.Models.ApiError? error) => error is { ErrCode: NoSpace };

    /// <summary>Does something until it goes well, or fails in a manner that does not pass.</summary>
    /// <param name="act">What to do; it may be done twice.</param>
    /// <param name="patience">For how long; null without end.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="ClusterException">It did not go well in time.</exception>
    public static async Task<T> RetryAsync<T>(
        Func<CancellationToken, Task<T>> act, TimeSpan? patience, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        for (var pause = First; ; pause = pause * 2 < Longest ? pause * 2 : Longest)
        {
            try
            {
                return await act(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested && Passes(fault))
            {
                if (fault is not NatsJSApiException && Refusal is { } refusal && refusal.At >= start)
                {
                    throw new ClusterException($"The cluster does not permit it: {refusal.Words}.");
                }

                if (patience is { } limit && TimeProvider.System.GetElapsedTime(start) > limit)
                {
                    throw new ClusterException($"The cluster does not answer: {Words(fault)}.");
                }
            }

            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What happened, for people.</summary>
    public static string Words(Exception fault) => fault switch
    {
        NatsJSApiException { Error.Description: { Length: > 0 } words } => SafeText.Of(words),
        CryptographicException => "a certificate or a key cannot be read",
        { InnerException: { } inner } => $"{Trimmed(fault)}: {Words(inner)}",
        _ => Trimmed(fault),
    };

    private static string Trimmed(Exception fault) => SafeText.Of(fault.Message.TrimEnd('.'));
}
