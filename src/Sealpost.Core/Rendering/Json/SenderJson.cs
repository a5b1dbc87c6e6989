using System.Collections.Immutable;
using Sealpost.Core.Reporting;

namespace Sealpost.Core.Rendering.Json;

internal sealed record SenderPart(
    string Id,
    string Name,
    string Source,
    bool Observed,
    SenderPolicyPart Policy,
    string Mail,
    string Sentence,
    ImmutableArray<SenderHostPart> MailServers);

internal sealed record SenderPolicyPart(string Status, string? Mode, string? Because);

internal sealed record SenderHostPart(string Host, string Use, string? Because);

/// <summary>How real senders treat the domain, as a part of the document.</summary>
internal static class SenderJson
{
    public static ImmutableArray<SenderPart> PartsOf(CheckReport report) =>
    [
        .. from sender in SenderView.Of(report)
           select new SenderPart(
               sender.Id,
               sender.Name,
               sender.Source,
               sender.IsObserved,
               new(sender.Policy, sender.Mode?.Word(), sender.Because),
               sender.Mail,
               sender.Sentence,
               [.. from host in sender.Hosts select new SenderHostPart(host.Host, host.Use, host.Because)]),
    ];
}
