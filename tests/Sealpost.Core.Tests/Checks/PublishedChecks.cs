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

        DNE101 | A mail server's certificate matches none of its TLSA records | error
        DNE102 | The look-up of a mail server's TLSA records fails | error
        DNE103 | A mail server has TLSA records and no TLS | error
        DNE104 | None of a mail server's TLSA records can be used | warning
        DNE105 | TLSA records are published in a zone that is not signed | warning
        DNE106 | The MX records are not signed, so DANE does not protect them | warning where a server is not what its TLSA records say, info otherwise
        DNE107 | Some mail servers have TLSA records and others have none | warning
        DNE108 | A TLSA record has a usage that mail senders ignore | warning
        DNE109 | A TLSA record is malformed | warning
        DNE110 | A TLSA record holds a whole certificate or key | warning
        DNE111 | A TLSA record holds the digest of nothing | warning
        DNE112 | A mail server does not send the trust anchor of its TLSA record | error
        DNE113 | A certificate under a trust anchor has a wrong name or date | error
        DNE114 | DANE and the enforced MTA-STS policy disagree | error
        DNE115 | A mail server with DANE names no destination for TLS reports | info


        SPF101 | No SPF record is published | warning
        SPF102 | More than one SPF record is published | error
        SPF103 | The SPF record is malformed | error
        SPF104 | An address or prefix in the SPF record is malformed | error
        SPF105 | A macro in the SPF record is malformed | error
        SPF106 | A modifier of the SPF record is given more than once | error
        SPF107 | The name servers fail to answer for the SPF record | error
        SPF108 | The SPF record needs more than ten look-ups | error
        SPF109 | More than two look-ups of the SPF record find nothing | warning
        SPF110 | An include leads to a domain without an SPF record | error
        SPF111 | The redirect leads to a domain without an SPF record | error
        SPF112 | An SPF record that is led to is broken | error
        SPF113 | The SPF record includes itself | error
        SPF114 | An mx term leads to more than ten mail servers | error
        SPF115 | The name servers fail for a name in the SPF record | error
        SPF116 | The SPF record lets anybody send | warning
        SPF117 | The SPF record says nothing of other senders | warning
        SPF118 | The SPF record permits very wide networks | warning
        SPF119 | The SPF record uses ptr or a macro of it | warning
        SPF120 | Mechanisms stand behind all | warning
        SPF121 | The redirect is ignored beside all | warning
        SPF122 | A mechanism is written with an equals sign | warning
        SPF123 | The SPF record has modifiers that no receiver knows | info
        SPF124 | A TXT record is nearly an SPF record | warning
        SPF125 | The SPF record is published at the wrong name | warning
        SPF126 | The TXT answer is large for a plain UDP packet | info
        SPF127 | A domain without mail does not say that nobody sends for it | warning
        SPF128 | The version stands in the middle of the SPF record | warning
        SPF129 | A look-up of the SPF record finds nothing | info


        DKM101 | A DKIM key record is malformed | error
        DKM102 | An RSA key is shorter than 1024 bits | error
        DKM103 | An RSA key is shorter than 2048 bits | warning
        DKM104 | A key is not for SHA-256 | error
        DKM105 | A key is revoked | info; warning where the selector was named
        DKM106 | A key is in test mode | warning
        DKM107 | A key is not for mail | warning
        DKM108 | A key for mail leaves out TLS reports | info
        DKM109 | A selector that was named has no key | error
        DKM110 | No DKIM key was found | never
        DKM111 | A selector is a CNAME that leads nowhere | warning
        DKM112 | A selector has more than one key record | error
        DKM113 | An RSA key lacks the wrapping that verifiers expect | warning
        DKM114 | Every selector is answered | info
        DKM115 | The name servers fail to answer for DKIM keys | error
        DKM116 | A key record has tags that no verifier knows | info

        DMC101 | No DMARC policy covers the domain | warning
        DMC102 | More than one DMARC record is published | error
        DMC103 | The DMARC record is malformed | error; warning where only a semicolon is too many
        DMC104 | The DMARC record has no valid policy | error; warning where p is missing and a rua makes it p=none
        DMC105 | The policy for subdomains is none of the three | error
        DMC106 | A tag of the DMARC record is given more than once | error
        DMC107 | A tag has a value that no receiver knows | warning
        DMC108 | The DMARC record has tags that no receiver knows | info
        DMC109 | The DMARC record has tags that are history | info
        DMC110 | Older receivers apply the policy to a part of the mail | warning
        DMC111 | The DMARC policy asks for nothing | warning
        DMC112 | Subdomains have a weaker policy than the domain | warning
        DMC113 | The DMARC policy is only being tested | info
        DMC114 | No aggregate reports are asked for | info
        DMC115 | A report destination is not a valid URI | error
        DMC116 | A report destination is no mail address | warning
        DMC117 | A report destination has not agreed to the reports | error
        DMC118 | A report destination of DMARC cannot receive mail | error
        DMC119 | The DMARC policy is that of a domain above | info
        DMC120 | Receivers of RFC 7489 find another policy | warning
        DMC121 | The name servers fail to answer for `_dmarc` | error
        DMC122 | `_dmarc` is a CNAME that leads nowhere | error
        DMC123 | The DMARC record is published at the wrong name | warning
        DMC124 | The DMARC record is delegated to another domain | info
        DMC125 | The policy does not follow the version | info
        DMC126 | The version of the DMARC record is not DMARC1 | error
        DMC127 | The DMARC record says that the domain is a public suffix | warning
        """;

    public static IReadOnlyList<string> Lines { get; } = Table.Split(
        '\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
