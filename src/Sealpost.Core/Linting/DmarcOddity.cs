using Sealpost.Core.Dmarc;
using Sealpost.Core.Text;

namespace Sealpost.Core.Linting;

/// <summary>What is legal in a DMARC record and not what its owner can want for long.</summary>
internal enum DmarcOddity
{
    /// <summary>The policy is none.</summary>
    AsksForNothing,

    /// <summary>Subdomains have a weaker policy than the domain.</summary>
    WeakerSubdomains,

    /// <summary>The policy is being tested.</summary>
    OnlyTesting,

    /// <summary>Receivers of RFC 7489 apply the policy to a part of the mail.</summary>
    PartOfTheMail,

    /// <summary>The domain calls itself a public suffix.</summary>
    SaysSuffix,

    /// <summary>No aggregate reports are asked for.</summary>
    NoReports,
}

/// <summary>Finds it.</summary>
internal static class DmarcOddities
{
    public static IEnumerable<Flaw<DmarcOddity>> Of(
        Octets text, Parsed<DmarcRecord, DmarcRecordFlaw> parsed, DmarcRecord record)
    {
        var tags = TagSpecs.Of(text.Span);

        // Where a fault makes it none, the fault says so.
        var isAsWritten = !parsed.Has(DmarcRecordFlaw.MissingPolicy)
            && !parsed.Has(DmarcRecordFlaw.UnknownPolicy)
            && !parsed.Has(DmarcRecordFlaw.UnknownSubdomainPolicy);
        if (record.Policy is DmarcPolicy.None)
        {
            if (isAsWritten)
            {
                yield return new(DmarcOddity.AsksForNothing, Place("p"));
            }
        }
        else if (record.IsTesting)
        {
            yield return new(DmarcOddity.OnlyTesting, Place("t"));
        }

        if (record.PublicSuffix is PublicSuffixTag.Suffix)
        {
            yield return new(DmarcOddity.SaysSuffix, Place("psd"));
        }

        if (record.SubdomainPolicy < record.Policy)
        {
            yield return new(DmarcOddity.WeakerSubdomains, Place("sp"));
        }

        if (record.NonexistentPolicy < record.Policy)
        {
            yield return new(DmarcOddity.WeakerSubdomains, Place("np"));
        }

        if (record is { Percent: < 100, Policy: not DmarcPolicy.None })
        {
            yield return new(DmarcOddity.PartOfTheMail, Place("pct"));
        }

        if (record.Rua.IsEmpty && !parsed.Has(DmarcRecordFlaw.MalformedUri) && !parsed.Has(DmarcRecordFlaw.EmptyDestinations))
        {
            yield return new(DmarcOddity.NoReports, new(text.Length, 0));
        }

        TextSpan Place(string name) => tags.Find(text.Span, name).Where;
    }
}
