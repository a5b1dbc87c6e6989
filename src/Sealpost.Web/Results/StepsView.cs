using System.Collections.Immutable;
using System.Globalization;
using Sealpost.Core.Checks;
using Sealpost.Core.Linting;
using Sealpost.Core.Observations;
using Sealpost.Core.Reading;
using Sealpost.Core.Rendering;
using Sealpost.Probes;
using Sealpost.Web.Checking;

namespace Sealpost.Web.Results;

/// <summary>An open check: what was seen, and what is being waited for.</summary>
/// <param name="Steps">In the order of the page, which is not the order in which they come.</param>
/// <param name="Status">Where the check stands, in a sentence.</param>
public sealed record StepsView(ImmutableArray<StepView> Steps, string Status)
{
    private const int MostHosts = 10;

    internal static StepsView Of(CheckSnapshot now, DateTimeOffset at)
    {
        var parts = now.Parts;
        var isRunning = now.Stage is not CheckStage.Queued;
        ImmutableArray<StepView> steps =
        [
            Step("MTA-STS record", parts.OfType<ObservationPart.StsRecord>().FirstOrDefault(), isRunning, part => StsRecord(part.Seen)),
            Step("Policy", parts.OfType<ObservationPart.Policy>().FirstOrDefault(), isRunning, part => Policy(part.Seen, at)),
            .. MailServers(parts, isRunning, at),
            Step("TLS-RPT record", parts.OfType<ObservationPart.TlsRpt>().FirstOrDefault(), isRunning, part => TlsRpt(part.Seen)),
            .. NeighbourSteps.Of(now, isRunning),
            new("Verdict", StepState.Waiting, Tone.Neutral, ""),
        ];
        return new(steps, StatusOf(now, steps));
    }

    private static string StatusOf(CheckSnapshot now, ImmutableArray<StepView> steps)
    {
        var done = steps.Count(static step => step.State is StepState.Done);
        return now switch
        {
            { Stage: CheckStage.Queued, Ahead: > 0 } => string.Create(
                CultureInfo.InvariantCulture,
                $"Waiting for its turn: {(now.Ahead == 1 ? "it is next" : $"place {now.Ahead} in the queue")}."),
            { Stage: CheckStage.Queued } => "Waiting for its turn.",
            _ => string.Create(CultureInfo.InvariantCulture, $"Looking: {done} of {steps.Length} steps are done."),
        };
    }

    internal static StepView Step<T>(string name, T? part, bool isRunning, Func<T, (Tone Tone, string Words)> words)
        where T : ObservationPart
    {
        if (part is null)
        {
            return new(name, isRunning ? StepState.Working : StepState.Waiting, Tone.Neutral, "");
        }

        var (tone, sentence) = words(part);
        return new(name, StepState.Done, tone, Shown.Of(sentence, 240));
    }

    private static IEnumerable<StepView> MailServers(
        ImmutableArray<ObservationPart> parts, bool isRunning, DateTimeOffset at)
    {
        if (parts.OfType<ObservationPart.Mx>().FirstOrDefault() is not { } mx)
        {
            yield return new("Mail servers", isRunning ? StepState.Working : StepState.Waiting, Tone.Neutral, "");
            yield break;
        }

        var seen = parts.OfType<ObservationPart.MailServer>().DistinctBy(static part => part.Seen.Name)
            .ToDictionary(static part => part.Seen.Name);
        var names = (from record in mx.Seen.Records where record.Exchange is not "." select record.Exchange)
            .Concat(seen.Keys).Distinct().ToList();
        if (names.Count == 0)
        {
            yield return new("Mail servers", StepState.Done, Tone.Neutral, MxWords(mx.Seen));
        }

        foreach (var name in names.Take(MostHosts))
        {
            yield return Step(Shown.Of(name, 120), seen.GetValueOrDefault(name), isRunning, part => MailServer(part.Seen, at));
        }

        if (names.Count > MostHosts)
        {
            var more = string.Create(CultureInfo.InvariantCulture, $"{names.Count - MostHosts} more mail servers");
            yield return new(more, StepState.Done, Tone.Neutral, "Not looked at: there are more than are looked at.");
        }
    }

    private static string MxWords(MxLookup mx) =>
        mx.Records.IsEmpty ? $"No MX record: {mx.Reply.Words}." : "The domain says that it takes no mail (null MX).";

    private static (Tone Tone, string Words) StsRecord(TxtLookup seen) =>
        Record(TxtReading.Of(seen, "v=STSv1"u8, resolverWorks: true), LintKind.StsRecord);

    private static (Tone Tone, string Words) TlsRpt(TxtLookup seen) =>
        Record(TxtReading.Of(seen, "v=TLSRPTv1"u8, resolverWorks: true), LintKind.TlsRptRecord);

    private static (Tone Tone, string Words) Record(TxtReading txt, LintKind kind) => txt.State switch
    {
        TxtState.One when Linter.Lint(kind, txt.Text!).Verdict is LintVerdict.Valid => (Tone.Good, txt.Text!.ToString()),
        TxtState.One => (Tone.Bad, txt.Text!.ToString()),
        TxtState.Several => (Tone.Bad, "Several records, which is as good as none."),
        TxtState.Unseen => (Tone.Neutral, $"Could not be looked up: {txt.Seen.Reply.Words}."),
        TxtState.ServersFail => (Tone.Bad, $"The name servers fail: {txt.Seen.Reply.Words}."),
        TxtState.DeadAlias => (Tone.Bad, "An alias that leads nowhere."),
        TxtState.Discarded => (Tone.Bad, "Discarded for a space before the first semicolon."),
        _ => (Tone.Mixed, "There is none."),
    };

    private static (Tone Tone, string Words) Policy(PolicyHost seen, DateTimeOffset at)
    {
        var host = PolicyReading.Of(seen, at, resolverWorks: true);
        if (host.Chosen is { } chosen)
        {
            var policy = chosen.Policy?.Strict.Value ?? chosen.Policy?.Tolerant;
            var words = $"Fetched from {chosen.Fetch.Address} in {Shown.Time(chosen.Fetch.Milliseconds)}, "
                + (policy is null ? "not usable" : $"mode {policy.Mode.Word()}");
            return (policy is null ? Tone.Bad : Tone.Good, words + ".");
        }

        return host switch
        {
            { Addresses: AddressReading.None } => (Tone.Mixed, "The policy host has no address."),
            { Fetches: [var first, ..] } => (Tone.Bad, $"From {first.Fetch.Address}: {FetchWords.Stop(first)}."),
            _ => (Tone.Neutral, $"Not fetched ({seen.Addresses.Words})."),
        };
    }

    private static (Tone Tone, string Words) MailServer(MailHost seen, DateTimeOffset at)
    {
        var host = MailHostReading.Of(seen, at, resolverWorks: true);
        var tone = MailServerView.ToneOf(host.Standing);
        if (host.Probes.IsEmpty)
        {
            return (tone, seen.Addresses is { } lookup ? $"No address ({lookup.Words})." : "Not looked at.");
        }

        var worst = host.Probes.FirstOrDefault(static probe => probe.Standing is not Standing.Passes);
        return worst is null
            ? (tone, $"STARTTLS on {On(host.Probes.Length)}, certificate {Overview.Certificate(host.Probes[0])}.")
            : (tone, $"{worst.Address}: {worst.Because}.");
    }

    private static string On(int addresses) => addresses switch
    {
        1 => "its address",
        2 => "both addresses",
        _ => string.Create(CultureInfo.InvariantCulture, $"all {addresses} addresses"),
    };
}

/// <summary>One step of an open check.</summary>
/// <param name="Name">What is looked at.</param>
/// <param name="State">How far it is.</param>
/// <param name="Tone">How good what was seen is.</param>
/// <param name="Words">What was seen; empty until then.</param>
public sealed record StepView(string Name, StepState State, Tone Tone, string Words);

/// <summary>How far a step is.</summary>
public enum StepState
{
    /// <summary>Not begun.</summary>
    Waiting,

    /// <summary>Being looked at.</summary>
    Working,

    /// <summary>Seen.</summary>
    Done,
}
