namespace Sealpost.Core.Tests.Checks;

/// <summary>
/// The ids, titles and severities that scripts and suppression lists rely on. A line is added here, hardly ever
/// changed.
/// </summary>
internal static class PublishedChecks
{
    private const string Table = """
        STS101 | No MTA-STS record is published | warning
        STS102 | More than one MTA-STS record is published | error
        STS103 | The MTA-STS record is malformed | error
        STS104 | The record has no id | error
        STS105 | The id is not 1 to 32 letters and digits | error
        STS106 | The id is given more than once | error
        STS107 | White space stands before the first semicolon | error or warning
        STS108 | The record has fields that no sender knows | info
        STS109 | The record is published at the wrong name | warning
        STS110 | The name servers fail to answer for `_mta-sts` | error
        STS111 | `_mta-sts` is a CNAME that leads nowhere | error
        STS112 | `_mta-sts` answers with other TXT records only | info
        STS113 | The record is delegated to another domain | info

        STS201 | The policy host has no address | error
        STS202 | The policy host does not accept connections | error
        STS203 | The policy URL answers with a redirect | error
        STS204 | The policy URL does not answer with status 200 | error
        STS205 | The policy host offers no TLS 1.2 or later | error
        STS206 | The policy host's certificate is outside its dates | error
        STS207 | The policy host's certificate is for another name | error
        STS208 | The policy host's certificate chains to no trusted root | error
        STS209 | The policy host sends an incomplete certificate chain | error
        STS210 | The policy host's certificate expires soon | warning
        STS211 | The policy is not served as text/plain | error
        STS212 | The policy is larger than 64 KiB | error
        STS213 | The policy host is too slow | error or warning
        STS214 | Some addresses of the policy host fail | warning
        STS215 | The addresses of the policy host serve different policies | warning
        STS216 | A policy is served but no record announces it | info
        STS217 | The policy is served compressed to a client that did not ask | error
        STS218 | The policy host is delegated to another domain | info
        STS219 | The policy host has only non-public addresses | error
        STS220 | The name servers fail to answer for the policy host | error
        STS221 | The TLS handshake with the policy host fails | error
        STS222 | The policy host breaks off in the middle of its answer | error

        STS301 | A line of the policy is malformed | error
        STS302 | The policy has a blank line | error
        STS303 | The policy has a comment line | error
        STS304 | The version is missing or not STSv1 | error
        STS305 | The mode is missing or unknown | error
        STS306 | The max_age is missing or not a number | error
        STS307 | The max_age is above 31557600 | error
        STS308 | The policy names no mx | error
        STS309 | An mx pattern is malformed | error
        STS310 | A field is given more than once | error
        STS311 | The max_age is 0 | error
        STS312 | The max_age is less than a day | warning
        STS313 | The max_age of an enforced policy is under a week | info
        STS314 | The version is not the first line | warning
        STS315 | The policy has fields that no sender knows | info
        STS316 | A field looks like a misspelt one | warning
        STS317 | The policy is only being tested | info
        STS318 | The policy switches MTA-STS off | warning
        STS319 | The policy has a byte order mark or stray carriage returns | error
        STS320 | An mx pattern covers a whole public suffix | warning
        STS321 | An mx pattern is an IP address | error
        STS322 | An mx pattern is listed twice | info
        STS323 | A web page is served instead of a policy | error
        STS324 | The policy is empty | error
        STS325 | The policy has octets that are not allowed | error

        STS401 | A mail server is not covered by the policy | by mode
        STS402 | No mail server is covered by the policy | by mode
        STS403 | An mx pattern covers no mail server | info
        STS404 | The domain takes no mail but publishes a policy | warning
        STS405 | A pattern looks right but covers one label only | warning

        SMX101 | The domain takes no mail | info
        SMX102 | An MX host has no address | error
        SMX103 | An MX host is an alias | warning
        SMX104 | An MX record holds an IP address | error
        SMX105 | A null MX stands beside other MX records | error
        SMX106 | A mail server does not offer STARTTLS | by mode, warning at least
        SMX107 | A mail server offers STARTTLS but the handshake fails | by mode, warning at least
        SMX108 | A mail server speaks no TLS 1.2 or later | by mode, warning at least
        SMX109 | A mail server has only non-public addresses | error
        SMX110 | The addresses of a mail server behave differently | warning
        SMX111 | The name servers fail to answer for the MX records | error
        SMX112 | A mail server could not be reached | never
        SMX113 | A mail server turned the test away | never
        SMX114 | The domain has no MX record, only an address | info
        SMX115 | The name servers fail to answer for an MX host | error

        CRT101 | A mail server's certificate is outside its dates | by mode
        CRT102 | A mail server's certificate is for another name | by mode
        CRT103 | A mail server's certificate chains to no trusted root | by mode
        CRT104 | A mail server sends an incomplete certificate chain | by mode
        CRT105 | A mail server's certificate expires soon | warning

        RPT101 | No TLS-RPT record is published | warning
        RPT102 | More than one TLS-RPT record is published | error
        RPT103 | The TLS-RPT record is malformed | error
        RPT104 | The record names no report destination | error
        RPT105 | A destination is neither mailto nor https | error
        RPT106 | A destination is not a valid URI | error
        RPT107 | The rua field is given more than once | warning
        RPT108 | White space stands before the first semicolon | warning
        RPT109 | The record has fields that no sender knows | info
        RPT110 | The name servers fail to answer for `_smtp._tls` | error
        RPT111 | A mailto destination cannot receive mail | error
        RPT112 | An https destination does not resolve | error
        RPT113 | The record is published at the wrong name | warning
        RPT114 | The record is delegated to another domain | info
        RPT115 | `_smtp._tls` is a CNAME that leads nowhere | error
        """;

    public static IReadOnlyList<string> Lines { get; } = Table.Split(
        '\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
