using Sealpost.Core.Checks;
using Sealpost.Core.Spf;
using Sealpost.Core.Text;

namespace Sealpost.Core.Linting;

/// <summary>What is legal in an SPF record and not what its owner can want.</summary>
internal enum SpfOddity
{
    /// <summary><c>ptr</c>, or its macro.</summary>
    UsesPtr,

    /// <summary><c>+all</c>.</summary>
    PermitsAnybody,

    /// <summary>A network wider than any one sender needs (RFC 7208 §11.4).</summary>
    TooWide,

    /// <summary>Neither <c>all</c> nor <c>redirect</c>, or <c>?all</c>.</summary>
    NoEnd,

    /// <summary>More look-ups than receivers make, in this record alone.</summary>
    TooManyLookups,
}

/// <summary>Finds them.</summary>
internal static class SpfOddities
{
    public static IEnumerable<(SpfOddity Kind, TextSpan Where)> Of(Octets text, SpfRecord record)
    {
        var lookups = 0;
        foreach (var term in record.Reached)
        {
            if (SpfSyntaxChecks.IsPtr(term))
            {
                yield return (SpfOddity.UsesPtr, term.Where);
            }

            if (SpfMeaningChecks.IsTooWide(term))
            {
                yield return (SpfOddity.TooWide, term.Where);
            }

            if (SpfQuestion.Of(term, "", "") is not null && ++lookups == SpfLimits.Lookups + 1)
            {
                yield return (SpfOddity.TooManyLookups, term.Where);
            }
        }

        switch (record.All)
        {
            case { Qualifier: SpfQualifier.Pass } all:
                yield return (SpfOddity.PermitsAnybody, all.Where);
                break;
            case { Qualifier: SpfQualifier.Neutral } all:
                yield return (SpfOddity.NoEnd, all.Where);
                break;
            case null when record.Redirect is null:
                yield return (SpfOddity.NoEnd, new(text.Length, 0));
                break;
            default:
                break;
        }
    }
}
