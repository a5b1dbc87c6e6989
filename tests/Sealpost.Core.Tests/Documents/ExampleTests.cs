using Sealpost.Core.Checks;

namespace Sealpost.Core.Tests.Documents;

/// <summary>What the pages show as wrong is judged wrong, and what they show as right is not.</summary>
public sealed class ExampleTests
{
    // The checks on what an owner writes down: each shows a text, and not only words about one.
    private static readonly string[] OfTexts =
    [
        "STS102", "STS103", "STS104", "STS105", "STS106", "STS107", "STS108", "STS112",
        "STS203", "STS204", "STS211", "STS217",
        .. from check in Catalog.All where check.Id[..4] is "STS3" or "STS4" select check.Id,
        "SMX101", "SMX104", "SMX105",
        "SPF101", "SPF102", "SPF103", "SPF104", "SPF105", "SPF106", "SPF113", "SPF116", "SPF117", "SPF118", "SPF119",
        "SPF120", "SPF121", "SPF122", "SPF123", "SPF124", "SPF126", "SPF127", "SPF128",
        "DKM101", "DKM102", "DKM103", "DKM104", "DKM105", "DKM106", "DKM107", "DKM108", "DKM112", "DKM113", "DKM116",
        "DMC101", "DMC102", "DMC103", "DMC104", "DMC105", "DMC106", "DMC107", "DMC108", "DMC109", "DMC110", "DMC111",
        "DMC112", "DMC113", "DMC114", "DMC115", "DMC116", "DMC125", "DMC126", "DMC127",
        "RPT102", "RPT103", "RPT104", "RPT105", "RPT106", "RPT107", "RPT108", "RPT109",
    ];

    public static TheoryData<string> Ids => [.. OfTexts];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_example_that_fails_fails(string id) =>
        Assert.All(Judge(id, "Example that fails"), static verdict => Assert.IsType<Verdict.Fail>(verdict));

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_example_that_passes_passes(string id) =>
        Assert.All(Judge(id, "Example that passes"), static verdict => Assert.IsType<Verdict.Pass>(verdict));

    [Fact]
    public void No_page_shows_a_text_that_is_not_judged() =>
        Assert.Empty(from check in Catalog.All
                     where !OfTexts.Contains(check.Id)
                     let page = CheckPage.Of(check)
                     where Examples.In(page.Section("Example that fails")).Count > 0
                         || Examples.In(page.Section("Example that passes")).Count > 0
                     select check.Id);

    [Fact]
    public void Where_all_is_well_nothing_fails() =>
        Assert.Empty(
            from check in Catalog.All where check.Judge(new ExampleDomain().Read()) is Verdict.Fail select check.Id);

    private static IEnumerable<Verdict> Judge(string id, string section)
    {
        var check = Catalog.Find(id)!;
        var examples = Examples.In(CheckPage.Of(check).Section(section));
        Assert.NotEmpty(examples);
        return from example in examples select check.Judge(example.Read());
    }
}
