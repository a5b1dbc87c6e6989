using Sealpost.Core.Checks;

namespace Sealpost.Core.Tests.Documents;

public sealed class CitationTests
{
    private static readonly string Register = Path.Combine(Vectors.Repository.Root, "docs", "rfcs.md");

    // The first cell of every row of the register's tables.
    private static readonly HashSet<string> Registered = [.. from line in File.ReadLines(Register)
                                                             where line.StartsWith("| ", StringComparison.Ordinal)
                                                             select line.Split('|')[1].Trim()];

    private static readonly IReadOnlyList<(string File, string Text)> Citing = [.. ReadCiting()];

    [Fact]
    public void Every_section_that_is_cited_is_in_the_register()
    {
        var fromText = from file in Citing from section in Words.Sections(file.Text) select (section, file.File);
        var fromChecks = from check in Catalog.All where check.Source is not null select ($"{check.Source}", check.Id);
        var missing = from cited in fromText.Concat(fromChecks).Distinct()
                      where !IsRegistered(cited.Item1)
                      select $"{cited.Item1} ({cited.Item2})";
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_erratum_that_is_cited_is_in_the_register_and_none_besides()
    {
        var cited = (from file in Citing from erratum in Words.Errata(file.Text) select erratum).ToHashSet();
        var registered = Registered.Where(static cell => cell.StartsWith("erratum ", StringComparison.Ordinal))
            .ToHashSet();
        Assert.Equal(cited.Order(StringComparer.Ordinal), registered.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_reading_that_is_referred_to_is_in_the_register()
    {
        var referred = (from file in Citing from reading in Words.Readings(file.Text) select reading).ToHashSet();
        Assert.NotEmpty(referred);
        Assert.Subset(Registered, referred);
    }

    [Theory]
    [InlineData("(RFC 8461 §3.2, §5 and §8.3)", "RFC 8461 §3.2", "RFC 8461 §5", "RFC 8461 §8.3")]
    [InlineData("RFC 8461 §3.1; RFC 8460 §3.", "RFC 8461 §3.1", "RFC 8460 §3")]
    [InlineData("RFC 2119 §1 to §5", "RFC 2119 §1", "RFC 2119 §5")]
    [InlineData("as RFC 4514 text", "RFC 4514")]
    public void Citations_are_found(string text, params string[] sections) =>
        Assert.Equal(sections, Words.Sections(text));

    // An RFC as a whole is there when any of its sections is.
    private static bool IsRegistered(string cited) =>
        Registered.Contains(cited)
        || (!cited.Contains('§') && Registered.Any(cell => cell.StartsWith(cited + " ", StringComparison.Ordinal)));

    private static IEnumerable<(string File, string Text)> ReadCiting()
    {
        foreach (var path in Sources.Files.Under("src", "*.cs").Concat(Sources.Files.Under("docs", "*.md")))
        {
            if (path != Register)
            {
                yield return (Path.GetFileName(path), File.ReadAllText(path));
            }
        }
    }
}
