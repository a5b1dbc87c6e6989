using Sealpost.Core.Reading;

namespace Sealpost.Core.Rendering.Json;

/// <summary>DNSSEC and DANE in the document of a report.</summary>
internal static class DaneJson
{
    public static DnssecPart DnssecOf(DaneReading dane) => new(
        dane.Mx switch
        {
            DnssecState.Secure => "secure",
            DnssecState.Insecure => "insecure",
            DnssecState.Bogus => "bogus",
            _ => "undetermined",
        },
        dane.Because);

    public static DanePart DaneOf(DaneReading dane, MailHostReading host)
    {
        var one = dane.Hosts.FirstOrDefault(one => one.Host == host);
        return one switch
        {
            null => new("unused", "no", null, [], "its MX record holds an IP address"),
            _ when dane.Mx is DnssecState.Unseen => new("undetermined", "undetermined", null, [], dane.Because),
            _ when !dane.IsAskedFor => new("unused", "no", null, [], "the MX records are not signed"),
            _ => new(
                Word(one.State),
                Authenticated(one),
                one.Lookup?.Reply.Name,
                [.. from record in one.Records select new TlsaPart(record.Text, record.Parsed.IsUsable)],
                one.Because),
        };
    }

    private static string Word(DaneState state) => state switch
    {
        DaneState.Unused => "unused",
        DaneState.Fails => "fails",
        DaneState.Unusable => "unusable",
        DaneState.Usable => "usable",
        _ => "undetermined",
    };

    private static string Authenticated(HostDaneReading host) => (host.State, host.Standing) switch
    {
        (DaneState.Usable, Standing.Passes) => "yes",
        (DaneState.Usable, Standing.Mixed) => "partly",
        (DaneState.Usable, Standing.Undetermined or Standing.Unseen) or (DaneState.Unseen, _) => "undetermined",
        _ => "no",
    };
}
