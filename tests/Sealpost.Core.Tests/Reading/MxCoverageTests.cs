using System.Collections.Immutable;
using CsCheck;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Names;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Tests.Reading;

public class MxCoverageTests
{
    private static readonly string[] Labels = ["a", "B", "mx1", "com", "example"];

    private static readonly Gen<string> Name = Gen.Int[0, 4].Select(static at => Labels[at]).Array[1, 4].Select(
        labels => string.Join('.', labels));

    private static readonly Gen<MxPattern> Pattern = Gen.Select(Gen.Bool, Name)
        .Select(
            static (starred, name) =>
                MxPattern.TryParse(starred ? "*." + name : name, out var pattern)
                    ? pattern
                    : throw new InvalidOperationException(name));

    [Fact]
    public void Covers_what_the_first_matching_pattern_covers() =>
        Gen.Select(Pattern.Array[0, 6], Name).Sample((patterns, host) =>
            Assert.Equal(
                patterns.FirstOrDefault(pattern => pattern.Matches(host))?.Text,
                MxCoverage.Of([.. patterns]).For(host)?.Text));

    [Fact]
    public void A_pattern_is_needed_exactly_when_it_covers_a_host() =>
        Gen.Select(Pattern, Name.Array[0, 4]).Sample((pattern, hosts) =>
            Assert.Equal(hosts.Any(pattern.Matches), MxCoverage.PatternsFor(hosts).Contains(pattern.Text)));

    [Theory]
    [InlineData("*.example.com", "example.com", true)]
    [InlineData("*.example.com", "a.b.example.com", true)]
    [InlineData("*.example.com", "a.b.c.example.com", true)]
    [InlineData("*.example.com", "a.example.com", false)]
    [InlineData("*.example.com", "notexample.com", false)]
    [InlineData("example.com", "a.example.com", false)]
    public void Sees_a_star_one_label_off(string pattern, string host, bool misses)
    {
        Assert.True(MxPattern.TryParse(pattern, out var parsed));

        Assert.Equal(misses, MxCoverage.Of([parsed]).NearMiss(host) is not null);
    }

    [Fact]
    public void Covers_nothing_without_patterns() =>
        Assert.Null(MxCoverage.Of(ImmutableArray<MxPattern>.Empty).For("mx.example.com"));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("mx..example.com")]
    [InlineData("mx\0.example.com")]
    public void Covers_no_host_that_is_none(string host)
    {
        Assert.True(MxPattern.TryParse("*.example.com", out var pattern));

        Assert.False(HostPattern.Covers(pattern.Text, host));
        Assert.Null(MxCoverage.Of([pattern]).For(host));
        Assert.Null(MxCoverage.Of([pattern]).NearMiss(host));
    }
}
