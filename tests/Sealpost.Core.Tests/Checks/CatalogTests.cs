using System.Text.RegularExpressions;
using Sealpost.Core.Checks;
using Sealpost.Core.Tests.Documents;

namespace Sealpost.Core.Tests.Checks;

public sealed partial class CatalogTests
{
    private const int LongestTitle = 69;

    [Fact]
    public void Ids_titles_and_severities_are_the_published_ones() =>
        Assert.Equal(
            PublishedChecks.Lines, from check in Catalog.All select $"{check.Id} | {check.Title} | {Word(check)}");

    [Fact]
    public void Ids_are_well_formed_unique_and_in_order()
    {
        Assert.All(Catalog.All, static check => Assert.Matches(WellFormed(), check.Id));
        var families = (from family in CheckTables.Families select family.Prefix).ToList();
        var order = from check in Catalog.All orderby families.IndexOf(check.Id[..4]), check.Id select check.Id;
        Assert.Equal(order.Distinct(), from check in Catalog.All select check.Id);
    }

    [Fact]
    public void Titles_are_short_statements_without_a_full_stop() =>
        Assert.All(Catalog.All, static check =>
        {
            Assert.InRange(check.Title.Length, 1, LongestTitle);
            Assert.False(check.Title.EndsWith('.'), check.Title);
        });

    [Fact]
    public void Every_error_stands_on_a_must_or_names_the_senders_that_refuse() =>
        Assert.All(
            Catalog.All.Where(static check => check.Severity is Severity.Error),
            static check => Assert.True(check.Source?.Level is Level.Must || check.Refusers is not null, check.Id));

    [Fact]
    public void Only_checks_that_never_fail_have_no_source() =>
        Assert.Equal(
            ["SMX112", "SMX113", "DKM110"],
            from check in Catalog.All where check.Source is null select check.Id);

    [Fact]
    public void Reason_and_remedy_are_one_to_four_sentences() =>
        Assert.All(
            from check in Catalog.All from text in (string[])[check.Why, check.Remedy] select text,
            static text =>
            {
                Assert.EndsWith(".", text, StringComparison.Ordinal);
                Assert.InRange(SentenceEnd().Count(text), 1, 4);
            });

    [Theory]
    [InlineData("enforce", Severity.Error, Severity.Error)]
    [InlineData("testing", Severity.Warning, Severity.Warning)]
    [InlineData("none", Severity.Info, Severity.Warning)]
    public void A_severity_by_mode_follows_the_policy(string mode, Severity byMode, Severity warningAtLeast)
    {
        var reading = new ExampleDomain
        {
            Answer = ExampleAnswer.Of($"version: STSv1\nmode: {mode}\nmx: mx1.example.com\nmax_age: 604800\n"),
        }.Read();
        Assert.Equal(byMode, SeverityRules.ByMode.Apply(reading, Verdict.Passed));
        Assert.Equal(warningAtLeast, SeverityRules.ByModeWarningAtLeast.Apply(reading, Verdict.Passed));
    }

    [Theory]
    [InlineData("STS203", "STS203")]
    [InlineData("sts203", "STS203")]
    [InlineData("STS999", null)]
    public void Checks_are_found_by_their_id(string id, string? found) => Assert.Equal(found, Catalog.Find(id)?.Id);

    private static string Word(Check check) => check switch
    {
        { Source: null } => "never",
        { Rule: null } => check.Severity.ToString().ToLowerInvariant(),
        _ when check.Rule == SeverityRules.ByMode => "by mode",
        _ when check.Rule == SeverityRules.ByModeWarningAtLeast => "by mode, warning at least",
        { Id: "DKM105" or "DMC103" or "DMC104" or "DNE106" } => check.Rule.Words,
        _ => "error or warning",
    };

    [GeneratedRegex("^[A-Z]{3}[1-9][0-9]{2}$")]
    private static partial Regex WellFormed();

    [GeneratedRegex(@"[.:;](?=\s|$)")]
    private static partial Regex SentenceEnd();
}
