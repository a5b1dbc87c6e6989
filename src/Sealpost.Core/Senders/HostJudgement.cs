using Sealpost.Core.MtaSts;
using Sealpost.Core.Observations;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Senders;

/// <summary>What a sender does with each mail server, given the policy it ended with.</summary>
internal static class HostJudgement
{
    /// <summary>What a sender does with one mail server.</summary>
    /// <param name="profile">The sender.</param>
    /// <param name="step">The policy it ended with.</param>
    /// <param name="host">The mail server.</param>
    /// <param name="dane">What DANE says of it; not asked where the sender does not know DANE.</param>
    public static SenderHost Of(SenderProfile profile, PolicyStep step, MailHostReading host, DaneWord dane)
    {
        var bySts = OfSts(profile, step, host);
        if (profile.Dane is DaneUse.Never || dane.Standing is not { } standing)
        {
            return bySts;
        }

        // MTA-STS never excuses a failing DANE; a policy that is not satisfied stops those that look at both.
        var byDane = standing switch
        {
            Standing.Passes => new SenderHost(host.Name, HostUse.Used, null),
            Standing.Refused => new(host.Name, HostUse.Refused, $"DANE: {dane.Because ?? "its certificate does not match"}"),
            Standing.Mixed => new(host.Name, HostUse.Mixed, $"DANE: {dane.Because ?? "the certificate of some address does not match"}"),
            _ => new(host.Name, HostUse.Unseen, dane.Because ?? "its certificate was not seen"),
        };
        return byDane.Use is HostUse.Used && bySts.Use is not HostUse.Unchecked && profile.Dane is DaneUse.Beside
            ? bySts
            : byDane;
    }

    private static SenderHost OfSts(SenderProfile profile, PolicyStep step, MailHostReading host)
    {
        if (host.IsAddress)
        {
            return new(host.Name, HostUse.Unseen, "an IP address, where a name belongs");
        }

        if (host.Addresses is AddressReading.None)
        {
            return new(host.Name, HostUse.Unseen, "it has no address");
        }

        return step switch
        {
            PolicyStep.Unseen => new(host.Name, HostUse.Unseen, "it is not known whether there is a policy"),
            PolicyStep.Accepted { Policy: { Mode: StsMode.Enforce } policy } => Enforced(profile, policy, host),
            PolicyStep.Accepted { Policy: { Mode: StsMode.Testing } policy } when !profile.IgnoresTesting =>
                Enforced(profile, policy, host) is { Use: HostUse.Refused or HostUse.Mixed } failing
                    ? new(host.Name, HostUse.Unchecked, $"it fails the policy, which is reported: {failing.Because}")
                    : new(host.Name, HostUse.Unchecked, null),
            _ => new(host.Name, HostUse.Unchecked, null),
        };
    }

    private static SenderHost Enforced(SenderProfile profile, SenderPolicy policy, MailHostReading host)
    {
        if (!profile.CoversCertificates && !policy.Mx.Any(pattern => profile.Covers(pattern, host.Name)))
        {
            return new(host.Name, HostUse.Refused, "no pattern of the policy covers it");
        }

        var seen = (from probe in host.Probes select Probed(profile, policy, probe)).ToList();
        var passes = seen.Exists(static one => one.Standing is Standing.Passes);
        var refusal = seen.Find(static one => one.Standing is Standing.Refused);
        var open = seen.Find(static one => one.Standing is Standing.Undetermined);
        return (passes, refusal.Because, open.Because) switch
        {
            (true, { } because, _) => new(host.Name, HostUse.Mixed, because),
            (_, _, { } because) => new(host.Name, HostUse.Unseen, because),
            (true, null, null) => new(host.Name, HostUse.Used, null),
            (false, { } because, null) => new(host.Name, HostUse.Refused, because),
            _ => new(host.Name, HostUse.Unseen, seen.FirstOrDefault().Because ?? "it was not contacted"),
        };
    }

    private static (Standing Standing, string? Because) Probed(SenderProfile profile, SenderPolicy policy, ProbeReading probe)
    {
        if (!profile.CoversCertificates || probe.Probe is not MxProbe.Secured || probe.Certificate is not { } certificate)
        {
            return (probe.Standing, probe.Because);
        }

        // The names in the certificate are held against the patterns, so that of the MX record does not matter.
        var faults = (from fault in certificate.Faults
                      where fault is not CertificateFault.WrongName
                      select certificate.Describe(fault)).ToList();
        if (faults.Count > 0)
        {
            return (Standing.Refused, $"certificate {string.Join("; ", faults)}");
        }

        return certificate.Own!.DnsNames.Any(name => policy.Mx.Any(pattern => profile.Covers(pattern, name)))
            ? (Standing.Passes, null)
            : (Standing.Refused, "no name in its certificate is covered by a pattern of the policy");
    }
}
