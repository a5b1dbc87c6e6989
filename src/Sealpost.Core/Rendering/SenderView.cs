using System.Collections.Immutable;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Reporting;
using Sealpost.Core.Senders;

namespace Sealpost.Core.Rendering;

/// <summary>How one real sender treats the domain, in words; not yet safe to show.</summary>
public sealed record SenderView
{
    /// <summary>The sender's name for programs, as <c>postfix-tlspol</c>; for ever.</summary>
    public required string Id { get; init; }

    /// <summary>The sender's name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Where what is known of it is from.</summary>
    public required string Source { get; init; }

    /// <summary>Whether its code was read or run; false where only its documentation is known.</summary>
    public required bool IsObserved { get; init; }

    /// <summary>As <c>accepted</c>, <c>none</c>, <c>not-looked-for</c>, <c>undetermined</c>.</summary>
    public required string Policy { get; init; }

    /// <summary>The mode of the policy it accepts; null where it accepts none.</summary>
    public required StsMode? Mode { get; init; }

    /// <summary>Why it accepts none, or accepts it only sometimes; null where there is nothing to say.</summary>
    public required string? Because { get; init; }

    /// <summary>Its policy in a few words.</summary>
    public required string PolicyWords { get; init; }

    /// <summary>
    /// What happens to mail, as <c>authenticated</c>, <c>partly-authenticated</c>, <c>held</c>, <c>reported</c>,
    /// <c>opportunistic</c>, <c>no-mail</c>, <c>undetermined</c>.
    /// </summary>
    public required string Mail { get; init; }

    /// <summary>Whether that is good news.</summary>
    public required Tone Tone { get; init; }

    /// <summary>What happens to mail, in a sentence without its full stop.</summary>
    public required string Sentence { get; init; }

    /// <summary>What it does with each mail server, by preference.</summary>
    public required ImmutableArray<SenderHostView> Hosts { get; init; }

    /// <summary>Every sender there is a profile of.</summary>
    public static ImmutableArray<SenderView> Of(CheckReport report) =>
        [.. from sender in SenderReading.All(report.Reading) select Of(sender)];

    private static SenderView Of(SenderReading sender) => new()
    {
        Id = sender.Profile.Id,
        Name = sender.Profile.Name,
        Source = sender.Profile.Source,
        IsObserved = sender.Profile.IsObserved,
        Policy = SenderWords.Policy(sender.Policy),
        Mode = (sender.Policy as PolicyStep.Accepted)?.Policy.Mode,
        Because = SenderWords.Because(sender),
        PolicyWords = SenderWords.PolicyWords(sender),
        Mail = SenderWords.Mail(sender.Fate),
        Tone = SenderWords.Tone(sender.Fate),
        Sentence = SenderWords.Sentence(sender),
        Hosts = [.. from host in sender.Hosts select new SenderHostView(host.Name, SenderWords.Use(host.Use), host.Because)],
    };
}

/// <summary>What a sender does with one mail server.</summary>
/// <param name="Host">The name of the MX record.</param>
/// <param name="Use">As <c>used</c>, <c>unchecked</c>, <c>mixed</c>, <c>refused</c>, <c>undetermined</c>.</param>
/// <param name="Because">Why, where that is not plain.</param>
public sealed record SenderHostView(string Host, string Use, string? Because)
{
    /// <summary>The mail server and what is done with it.</summary>
    public string Words => $"{Host} {Done}{(Because is { } because ? $": {because}" : "")}";

    private string Done => Use switch
    {
        "unchecked" => "used unchecked",
        "mixed" => "used at some addresses, refused at others",
        "undetermined" => "not known",
        _ => Use,
    };
}
