using System.Text;
using Sealpost.Core.Checks;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Names;
using Sealpost.Core.Text;

namespace Sealpost.Core.Linting;

/// <summary>What is odd about a policy's values, its text being in order.</summary>
internal enum PolicyOddity
{
    /// <summary>The max_age is 0.</summary>
    MaxAgeZero,

    /// <summary>The max_age is less than a day.</summary>
    MaxAgeUnderDay,

    /// <summary>The max_age of an enforced policy is less than a week.</summary>
    MaxAgeUnderWeek,

    /// <summary>The mode is testing.</summary>
    OnlyTesting,

    /// <summary>The mode is none.</summary>
    SwitchedOff,

    /// <summary>A wildcard stands for every name below a public suffix.</summary>
    WholeSuffix,
}

/// <summary>Finds what is odd about a policy's values.</summary>
internal static class PolicyOddities
{
    private const long Day = 86_400;
    private const long Week = 7 * Day;

    /// <summary>The oddities of a policy, each with its line.</summary>
    public static IEnumerable<Flaw<PolicyOddity>> Of(Octets text, StsPolicy policy)
    {
        PolicyOddity? age = policy switch
        {
            { MaxAge: 0 } => PolicyOddity.MaxAgeZero,
            { MaxAge: < Day } => PolicyOddity.MaxAgeUnderDay,
            { MaxAge: < Week, Mode: StsMode.Enforce } => PolicyOddity.MaxAgeUnderWeek,
            _ => null,
        };
        PolicyOddity? mode = policy.Mode switch
        {
            StsMode.Testing => PolicyOddity.OnlyTesting,
            StsMode.None => PolicyOddity.SwitchedOff,
            _ => null,
        };

        if (mode is { } oddMode)
        {
            yield return new(oddMode, Line(text, "mode"u8));
        }

        // Each is searched for in the text, so their number is bounded.
        foreach (var pattern in policy.Mx.Where(CoversSuffix).Take(Verdict.Fail.Most))
        {
            yield return new(PolicyOddity.WholeSuffix, Line(text, "mx"u8, Encoding.ASCII.GetBytes(pattern.Text)));
        }

        if (age is { } oddAge)
        {
            yield return new(oddAge, Line(text, "max_age"u8));
        }
    }

    private static bool CoversSuffix(MxPattern pattern) =>
        pattern.IsWildcard && PublicSuffixes.IsPublicSuffix(pattern.Domain.ToLowerInvariant());

    // The first line of a field, of a given value where there is one.
    private static TextSpan Line(Octets text, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value = default)
    {
        var octets = text.Span;
        foreach (var range in octets.Split((byte)'\n'))
        {
            var (start, length) = range.GetOffsetAndLength(octets.Length);
            var where = octets.TrimWsp(new(start, octets[range].TrimEnd((byte)'\r').Length));
            var line = octets.At(where);
            if (line.StartsWith(name)
                && line[name.Length..].TrimStart(" \t"u8) is [(byte)':', .. var rest]
                && (value.IsEmpty || rest.Trim(" \t"u8).SequenceEqual(value)))
            {
                return where;
            }
        }

        return default;
    }
}
