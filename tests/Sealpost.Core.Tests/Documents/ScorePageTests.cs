namespace Sealpost.Core.Tests.Documents;

/// <summary>The page of the score says what the table in the sources says.</summary>
public class ScorePageTests
{
    private static readonly string Page = Path.Combine(Vectors.Repository.Root, "docs", "score.md");

    [Fact]
    public void Has_the_table() => new GeneratedPart(Page, "table").Hold(ScorePage.Table);

    [Fact]
    public void Has_the_letters() => new GeneratedPart(Page, "letters").Hold(ScorePage.Letters);

    [Fact]
    public void Has_the_examples() => new GeneratedPart(Page, "examples").Hold(ScorePage.Examples);
}
