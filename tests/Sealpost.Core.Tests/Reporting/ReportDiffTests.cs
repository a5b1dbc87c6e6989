using System.Collections.Immutable;
using Sealpost.Core.Checks;
using Sealpost.Core.Reporting;
using Sealpost.Core.Tests.Scenarios;

namespace Sealpost.Core.Tests.Reporting;

public sealed class ReportDiffTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("STS203 pass", "STS203 pass", "")]
    [InlineData("STS203 pass", "STS203 fail error", "appeared STS203")]
    [InlineData("STS203 unseen", "STS203 fail error", "appeared STS203")]
    [InlineData("", "STS203 fail error", "appeared STS203")]
    [InlineData("STS203 fail error", "STS203 pass", "disappeared STS203")]
    [InlineData("STS203 fail error", "STS203 moot", "disappeared STS203")]
    [InlineData("STS203 fail error", "STS203 unseen", "disappeared STS203")]
    [InlineData("STS203 fail error", "", "disappeared STS203")]
    [InlineData("STS203 fail error", "STS203 fail error", "stayed STS203")]
    [InlineData("STS401 fail warning", "STS401 fail error", "severity STS401")]
    [InlineData("STS401 fail error", "STS401 fail info", "severity STS401")]
    [InlineData("XYZ900 fail error", "XYZ900 fail error", "stayed XYZ900")]
    [InlineData("STS203 pass, STS203 fail error", "STS203 pass", "")]
    [InlineData(
        "STS101 pass, STS203 fail error, STS317 fail info, STS401 fail warning",
        "STS101 fail warning, STS203 pass, STS317 fail info, STS401 fail error",
        "appeared STS101, disappeared STS203, stayed STS317, severity STS401")]
    public void Sorts(string before, string now, string expected) =>
        Assert.Equal(expected, Describe(ReportDiff.Of(Read(before), Read(now))));

    [Fact]
    public void Worst_comes_first_and_otherwise_the_order_of_the_later_report()
    {
        var diff = ReportDiff.Of(
            Read("OLD101 fail warning"), Read("STS317 fail info, SMX107 fail error, STS101 fail warning, CRT102 fail error"));

        Assert.Equal(["SMX107", "CRT102", "STS101", "STS317"], diff.Appeared.Select(static one => one.Id));
        Assert.Equal(["OLD101"], diff.Disappeared.Select(static one => one.Id));
    }

    [Fact]
    public void What_came_in_place_of_a_finding_is_told()
    {
        var gone = Assert.Single(ReportDiff.Of(Read("STS203 fail error"), Read("STS203 unseen")).Disappeared);

        Assert.Equal(VerdictKind.Unseen, gone.Now?.Kind);
        Assert.Equal(Severity.Error, gone.Severity);
    }

    [Fact]
    public void The_later_title_is_told()
    {
        var before = new GivenVerdict("STS203", "As it was called", VerdictKind.Fail, Severity.Error);
        var now = before with { Title = "As it is called" };

        Assert.Equal("As it is called", Assert.Single(ReportDiff.Of([before], [now]).Stayed).Title);
        Assert.Equal("As it was called", Assert.Single(ReportDiff.Of([before], []).Disappeared).Title);
    }

    [Fact]
    public void Reports_are_compared_by_their_answers()
    {
        var before = CheckReport.Judge(Healthy.Domain.WithPolicyChange("enforce", "testing"), Catalog.All);
        var now = CheckReport.Judge(Healthy.Domain.WithRecord(), Catalog.All);

        Assert.Equal("appeared STS101, appeared STS216, disappeared STS317", Describe(ReportDiff.Of(before, now)));
        Assert.True(ReportDiff.Of(now, now).IsEmpty);
    }

    private static ImmutableArray<GivenVerdict> Read(string text) =>
    [
        .. from one in text.Split(", ", StringSplitOptions.RemoveEmptyEntries)
           let words = one.Split(' ')
           select new GivenVerdict(
               words[0],
               $"Title of {words[0]}",
               Enum.Parse<VerdictKind>(words[1], ignoreCase: true),
               words.Length > 2 ? Enum.Parse<Severity>(words[2], ignoreCase: true) : Severity.Error),
    ];

    private static string Describe(ReportDiff diff) => string.Join(
        ", ",
        diff.Appeared.Select(static one => $"appeared {one.Id}")
            .Concat(diff.Disappeared.Select(static one => $"disappeared {one.Id}"))
            .Concat(diff.Stayed.Select(static one => $"stayed {one.Id}"))
            .Concat(diff.ChangedSeverity.Select(static one => $"severity {one.Id}")));
}
