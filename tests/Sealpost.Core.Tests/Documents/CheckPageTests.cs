using Sealpost.Core.Checks;

namespace Sealpost.Core.Tests.Documents;

public sealed class CheckPageTests
{
    private const int Shortest = 25;
    private const int Longest = 60;

    public static TheoryData<string> Ids => [.. from check in Catalog.All select check.Id];

    [Fact]
    public void Every_check_has_a_page_and_every_page_a_check()
    {
        var pages = from path in Directory.EnumerateFiles(CheckPage.Folder) select Path.GetFileName(path);
        string[] wanted = ["README.md", .. from check in Catalog.All select check.Id + ".md"];
        Assert.Equal(wanted.Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_header_is_what_the_catalogue_says(string id)
    {
        var check = Catalog.Find(id)!;
        new GeneratedPart(CheckPage.PathOf(check), "generated").Hold(CheckTables.Header(check));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_has_its_sections_in_order_and_none_is_empty(string id)
    {
        var page = CheckPage.Of(Catalog.Find(id)!);
        var titles = from section in page.Sections select section.Key;
        Assert.Equal(CheckPage.Required, titles.Where(CheckPage.Required.Contains));
        Assert.All(
            page.Sections, static section => Assert.False(string.IsNullOrWhiteSpace(section.Value), section.Key));
        Assert.All(
            CheckPage.Required.Where(static title => title.StartsWith("Example", StringComparison.Ordinal)),
            title => Assert.Contains("\n```", page.Section(title), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_says_how_the_check_passes_and_fails(string id)
    {
        var check = Catalog.Find(id)!;
        var judged = CheckPage.Of(check).Section("How it is judged");
        Assert.Contains("1. ", judged, StringComparison.Ordinal);
        Assert.Contains("**pass**", judged, StringComparison.Ordinal);
        Assert.Contains(check.Source is null ? "**unseen**" : "**fail**", judged, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_is_neither_a_stub_nor_a_book(string id) =>
        Assert.InRange(CheckPage.Of(Catalog.Find(id)!).ByHand.Split('\n').Length, Shortest, Longest);

    [Fact]
    public void The_readme_lists_the_checks() =>
        new GeneratedPart(Path.Combine(Vectors.Repository.Root, "README.md"), "checks").Hold(CheckTables.Readme);

    [Fact]
    public void The_index_lists_the_checks_by_family()
    {
        Assert.All(Catalog.All, static check =>
            Assert.Single(
                CheckTables.Families, family => check.Id.StartsWith(family.Prefix, StringComparison.Ordinal)));
        new GeneratedPart(Path.Combine(CheckPage.Folder, "README.md"), "generated").Hold(CheckTables.Index);
    }

    [Fact]
    public void Pages_name_only_checks_that_exist()
    {
        var ids = from check in Catalog.All
                  from id in Words.CheckIds(CheckPage.Of(check).Text)
                  where Catalog.Find(id) is null
                  select $"{check.Id} names {id}";
        Assert.Empty(ids);
    }
}
