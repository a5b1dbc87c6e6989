using System.Globalization;
using Sealpost.Core.Dkim;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Checks;

/// <summary>DKM1xx, first half: the keys that were found (RFC 6376 §3.6.1).</summary>
internal static class DkimKeyChecks
{
    public static Check Malformed { get; } = new()
    {
        Id = "DKM101",
        Title = "A DKIM key record is malformed",
        Severity = Severity.Error,
        Source = new(6376, "3.6.1", Level.Must),
        Why = "Verifiers find no key in it, so that signatures made with this selector count for nothing.",
        Remedy = "Publish the record as the signing program printed it, in one piece, nothing added or cut off.",
        Publish = DkimSuggestion.Key,
        Judge = static reading => DkimVerdicts.FromFlaws(
            reading,
            "v=DKIM1; k=rsa; p=base64 of the public key",
            DkimKeyFlaw.NoEquals,
            DkimKeyFlaw.MalformedName,
            DkimKeyFlaw.DuplicateTag,
            DkimKeyFlaw.ForbiddenOctet,
            DkimKeyFlaw.UnknownVersion,
            DkimKeyFlaw.VersionNotFirst,
            DkimKeyFlaw.UnknownKeyType,
            DkimKeyFlaw.MissingKey,
            DkimKeyFlaw.MalformedBase64,
            DkimKeyFlaw.MalformedKey),
    };

    public static Check TooShort { get; } = new()
    {
        Id = "DKM102",
        Title = "An RSA key is shorter than 1024 bits",
        Severity = Severity.Error,
        Source = new(8301, "3.2", Level.Must),
        Why = "Anybody can compute the private key from it, so verifiers take no signature made with it for valid.",
        Remedy = "Make a key of 2048 bits, publish it under a new selector, sign with that, then remove this one.",
        Publish = DkimSuggestion.Key,
        Judge = static reading => DkimVerdicts.OverKeys(
            reading, static key => key.IsTooShort ? Length(key) : null, "2048 bits"),
    };

    public static Check Short { get; } = new()
    {
        Id = "DKM103",
        Title = "An RSA key is shorter than 2048 bits",
        Severity = Severity.Warning,
        Source = new(8301, "3.2", Level.Should),
        Why = "Keys of 1024 bits still count, but they are within the reach of those who can pay for the computing.",
        Remedy = "Make a key of 2048 bits, publish it under a new selector, sign with that, then remove this one.",
        Publish = DkimSuggestion.Key,
        Judge = static reading => DkimVerdicts.OverKeys(
            reading, static key => key.IsShort ? Length(key) : null, "2048 bits"),
    };

    public static Check NotForSha256 { get; } = new()
    {
        Id = "DKM104",
        Title = "A key is not for SHA-256",
        Severity = Severity.Error,
        Source = new(8301, "3.1", Level.Must),
        Why = "Verifiers must not use SHA-1, and there is no other algorithm: no signature with this key is valid.",
        Remedy = "Leave h= out, or let it name sha256.",
        Publish = static reading => DkimSuggestion.Without(reading, DkimKeyFlaw.NoSha256),
        Judge = static reading => DkimVerdicts.FromFlaws(reading, "h=sha256, or no h", DkimKeyFlaw.NoSha256),
    };

    public static Check Revoked { get; } = new()
    {
        Id = "DKM105",
        Title = "A key is revoked",
        Severity = Severity.Warning,
        Rule = new(
            "info; warning where the selector was named",
            static (reading, _) => reading.Dkim?.Published.Any(static key => key.IsGiven && IsRevoked(key)) is true
                ? Severity.Warning
                : Severity.Info),
        Source = new(6376, "3.6.1", Level.Must),
        Why = "An empty p says that the key is no longer in use; signatures made with it fail.",
        Remedy = "Nothing to mend where the selector is out of use; else publish its key again.",
        Judge = static reading => DkimVerdicts.FromFlaws(reading, null, DkimKeyFlaw.Revoked),
    };

    public static Check Testing { get; } = new()
    {
        Id = "DKM106",
        Title = "A key is in test mode",
        Severity = Severity.Warning,
        Source = new(6376, "3.6.1", Level.Must),
        Why = "Under t=y verifiers treat mail whose signature fails no worse than mail without one, and some ignore good ones.",
        Remedy = "Remove y from t= once signing works.",
        Publish = static reading => DkimSuggestion.Without(reading, DkimKeyFlaw.Testing),
        Judge = static reading => DkimVerdicts.FromFlaws(reading, "no t=y", DkimKeyFlaw.Testing),
    };

    public static Check NotForMail { get; } = new()
    {
        Id = "DKM107",
        Title = "A key is not for mail",
        Severity = Severity.Warning,
        Source = new(6376, "3.6.1", Level.Must),
        Why = "Verifiers of mail ignore a key whose service types name neither email nor *.",
        Remedy = "Leave s= out, unless the key signs nothing but reports.",
        Publish = static reading => DkimSuggestion.Without(reading, DkimKeyFlaw.NotForEmail),
        Judge = static reading => DkimVerdicts.FromFlaws(reading, "s=*, s=email or no s", DkimKeyFlaw.NotForEmail),
    };

    public static Check NotForTlsReports { get; } = new()
    {
        Id = "DKM108",
        Title = "A key for mail leaves out TLS reports",
        Severity = Severity.Info,
        Source = new(8460, "3", Level.Should),
        Why = "Receivers of TLS reports may ignore those that are signed with a key for email alone.",
        Remedy = "Leave s= out, or write s=email:tlsrpt, where the domain sends TLS reports.",
        Publish = static reading => DkimSuggestion.Without(reading, DkimKeyFlaw.NotForTlsRpt),
        Judge = static reading => DkimVerdicts.FromFlaws(reading, "s=email:tlsrpt, or no s", DkimKeyFlaw.NotForTlsRpt),
    };

    public static Check Bare { get; } = new()
    {
        Id = "DKM113",
        Title = "An RSA key lacks the wrapping that verifiers expect",
        Severity = Severity.Warning,
        Source = new(6376, "3.6.1", Level.May),
        Why = "Its octets are an RSAPublicKey; most verifiers read a SubjectPublicKeyInfo alone, and find no key here.",
        Remedy = "Export the key with 'openssl rsa -pubout' and publish that.",
        Publish = DkimSuggestion.Key,
        Judge = static reading => DkimVerdicts.FromFlaws(reading, "a SubjectPublicKeyInfo", DkimKeyFlaw.BareKey),
    };

    public static Check UnknownTags { get; } = new()
    {
        Id = "DKM116",
        Title = "A key record has tags that no verifier knows",
        Severity = Severity.Info,
        Source = new(6376, "3.2", Level.Must),
        Why = "Verifiers ignore them. They are harmless unless one was meant to count.",
        Remedy = "Remove them unless you know what reads them.",
        Judge = static reading => DkimVerdicts.FromFlaws(
            reading, null, DkimKeyFlaw.UnknownTag, DkimKeyFlaw.UnknownFlag, DkimKeyFlaw.EmptyTag),
    };

    private static bool IsRevoked(DkimKeyReading key) => key.Parsed?.Has(DkimKeyFlaw.Revoked) is true;

    private static string Length(DkimKey key) => string.Create(CultureInfo.InvariantCulture, $"{key.Bits} bits");
}
