using System.Diagnostics;
using Sealpost.Core.Checks;
using Sealpost.Core.Dkim;

namespace Sealpost.Core.Linting;

/// <summary>What the flaws of a DKIM key record mean.</summary>
internal static class DkimKeyMeanings
{
    /// <summary>More than one key record in one answer.</summary>
    public static FlawMeaning Several { get; } = new(
        DkimSelectorChecks.Several, "More than one key record; some verifiers try one of them, some none.");

    /// <summary>What a flaw means.</summary>
    public static FlawMeaning Of(DkimKeyFlaw flaw) => flaw switch
    {
        DkimKeyFlaw.NotDkim => new(
            DkimSelectorChecks.GivenAbsent, "This is no DKIM key record: it has neither v=DKIM1 nor a p."),
        DkimKeyFlaw.EmptyTag => new(DkimKeyChecks.UnknownTags, "Nothing stands between two semicolons."),
        DkimKeyFlaw.NoEquals => new(DkimKeyChecks.Malformed, "A tag has no equals sign."),
        DkimKeyFlaw.MalformedName => new(
            DkimKeyChecks.Malformed, "A tag's name is not letters, digits and underscores that begin with a letter."),
        DkimKeyFlaw.DuplicateTag => new(DkimKeyChecks.Malformed, "A tag once more, which makes the whole record invalid."),
        DkimKeyFlaw.ForbiddenOctet => new(
            DkimKeyChecks.Malformed, "From here on, a value has characters that are not printable ASCII."),
        DkimKeyFlaw.UnknownVersion => new(
            DkimKeyChecks.Malformed, "The version is not DKIM1, in exactly these letters; verifiers discard the record."),
        DkimKeyFlaw.VersionNotFirst => new(DkimKeyChecks.Malformed, "The version has to be the first tag."),
        DkimKeyFlaw.UnknownKeyType => new(
            DkimKeyChecks.Malformed, "No verifier knows keys of this type: there are rsa and ed25519."),
        DkimKeyFlaw.MissingKey => new(DkimKeyChecks.Malformed, "There is no p, so there is no key."),
        DkimKeyFlaw.Revoked => new(DkimKeyChecks.Revoked, "The p is empty: the key is revoked, and signatures with it fail."),
        DkimKeyFlaw.MalformedBase64 => new(DkimKeyChecks.Malformed, "This is not base64; perhaps a part was cut off."),
        DkimKeyFlaw.MalformedKey => new(
            DkimKeyChecks.Malformed, "What this holds is no key of its type; perhaps a part was cut off."),
        DkimKeyFlaw.BareKey => new(
            DkimKeyChecks.Bare, "An RSA key without the wrapping that most verifiers expect; 'openssl rsa -pubout' writes it."),
        DkimKeyFlaw.NoSha256 => new(
            DkimKeyChecks.NotForSha256, "The hash algorithms leave out sha256, the only one that verifiers may use."),
        DkimKeyFlaw.NotForEmail => new(
            DkimKeyChecks.NotForMail, "The service types leave mail out, so verifiers of mail ignore the key."),
        DkimKeyFlaw.NotForTlsRpt => new(
            DkimKeyChecks.NotForTlsReports, "The service types leave TLS reports out; a domain that sends them adds tlsrpt."),
        DkimKeyFlaw.Testing => new(
            DkimKeyChecks.Testing, "The domain is testing DKIM: a signature that fails is treated like none."),
        DkimKeyFlaw.UnknownTag => new(DkimKeyChecks.UnknownTags, "A tag that no verifier knows; it is ignored."),
        DkimKeyFlaw.UnknownFlag => new(DkimKeyChecks.UnknownTags, "A flag that no verifier knows; it is ignored."),
        _ => throw new UnreachableException($"no such flaw: {flaw}"),
    };

    /// <summary>What is wrong with a key whose record is in order.</summary>
    public static FlawMeaning Of(DkimOddity oddity) => oddity switch
    {
        DkimOddity.TooShort => new(
            DkimKeyChecks.TooShort, "The key has less than 1024 bits, so verifiers take no signature with it for valid."),
        DkimOddity.Short => new(DkimKeyChecks.Short, "The key has less than 2048 bits, which still counts, but is weak."),
        _ => throw new UnreachableException($"no such oddity: {oddity}"),
    };
}
