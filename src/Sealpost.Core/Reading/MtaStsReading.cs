using Sealpost.Core.MtaSts;
using Sealpost.Core.Observations;
using Sealpost.Core.Text;

namespace Sealpost.Core.Reading;

/// <summary>The record and the policy together: what senders end with.</summary>
public sealed record MtaStsReading
{
    private MtaStsReading(TxtReading txt, PolicyReading host)
    {
        Txt = txt;
        Host = host;
        Record = txt.Text is { } text ? StsRecordParser.Parse(text.Span) : null;
        Status = FindStatus();
    }

    /// <summary>The answer to the question for the record.</summary>
    public TxtReading Txt { get; }

    /// <summary>The one record, parsed; null unless there is exactly one.</summary>
    public Parsed<StsRecord, StsRecordFlaw>? Record { get; }

    /// <summary>The policy host.</summary>
    public PolicyReading Host { get; }

    /// <summary>What a conforming sender ends with.</summary>
    public MtaStsStatus Status { get; }

    /// <summary>
    /// The policy in force: the strict reading, or the tolerant one where the policy is disputed; null where there is
    /// none.
    /// </summary>
    public StsPolicy? Policy => Status switch
    {
        MtaStsStatus.Enforce or MtaStsStatus.Testing or MtaStsStatus.None => Host.Policy?.Strict.Value,
        MtaStsStatus.Disputed => Host.Policy?.Tolerant,
        _ => null,
    };

    /// <summary>The mode in force; null where there is no policy.</summary>
    public StsMode? Mode => Policy?.Mode;

    /// <summary>Whether the policy is served as text/plain, parameters aside (RFC 8461 §3.2).</summary>
    public bool IsPlainText => IsTextPlain(Host.Chosen?.Answer?.Header("Content-Type"));

    /// <summary>Reads record and policy host.</summary>
    public static MtaStsReading Of(DomainObservation seen, bool resolverWorks) => new(
        TxtReading.Of(seen.StsTxt, "v=STSv1"u8, resolverWorks),
        PolicyReading.Of(seen.PolicyHost, seen.At, resolverWorks));

    /// <summary>
    /// Whether a Content-Type value is text/plain; its parameters do not matter (RFC 8461 §3.2, spec reading D9).
    /// </summary>
    public static bool IsTextPlain(string? contentType)
    {
        var type = contentType.AsSpan();
        var parameters = type.IndexOf(';');
        return (parameters < 0 ? type : type[..parameters]).Trim(" \t").Equals(
            "text/plain", StringComparison.OrdinalIgnoreCase);
    }

    private MtaStsStatus FindStatus()
    {
        switch (Txt.State)
        {
            case TxtState.Unseen:
                return MtaStsStatus.Undetermined;
            case TxtState.Absent or TxtState.Discarded:
                return MtaStsStatus.Absent;
            case TxtState.One when Record is { IsUsable: true }:
                break;
            default:
                return MtaStsStatus.Broken;
        }

        if (Host.Chosen is null)
        {
            return Host.Before(FetchStep.Served) is { Unseen: true } ? MtaStsStatus.Undetermined : MtaStsStatus.Broken;
        }

        // A type other than text/plain and a body packed unasked are faults that senders in wide use overlook (spec
        // reading D9).
        var strictly = IsPlainText && Host.Chosen.Body?.Coding is null ? Host.Policy?.Strict.Value : null;
        return (strictly, Host.Policy?.Tolerant) switch
        {
            ({ Mode: StsMode.Enforce }, _) => MtaStsStatus.Enforce,
            ({ Mode: StsMode.Testing }, _) => MtaStsStatus.Testing,
            ({ Mode: StsMode.None }, _) => MtaStsStatus.None,
            (_, not null) => MtaStsStatus.Disputed,
            _ => MtaStsStatus.Broken,
        };
    }
}
