using Sealpost.Core.Publishing;

namespace Sealpost.Core.Tests.Publishing;

public sealed class TextDiffTests
{
    [Fact]
    public void The_same_text_has_no_difference() => Assert.Empty(TextDiff.Of(["a", "b"], ["a", "b"], "x"));

    [Fact]
    public void Nothing_before_is_all_added() =>
        Assert.Equal(["--- x, published", "+++ x, generated", "@@ -0,0 +1,2 @@", "+a", "+b"], TextDiff.Of([], ["a", "b"], "x"));

    /// <summary>Undone, the difference gives both texts.</summary>
    [Fact]
    public void A_difference_holds_both_texts()
    {
        var random = new Random(1);
        for (var round = 0; round < 500; round++)
        {
            var (before, after) = (Lines(random), Lines(random));

            var changes = TextDiff.Of(before, after, "x").Skip(3).ToList();

            if (!before.SequenceEqual(after))
            {
                Assert.Equal(before, from line in changes where line[0] is ' ' or '-' select line[1..]);
                Assert.Equal(after, from line in changes where line[0] is ' ' or '+' select line[1..]);
            }
        }
    }

    [Fact]
    public void A_hostile_number_of_lines_is_no_burden()
    {
        string[] many = [.. from i in Enumerable.Range(0, 65_536) select $"{i}"];

        Assert.Equal((2 * many.Length) + 3, TextDiff.Of(many, [.. many.Reverse()], "x").Count);
    }

    private static List<string> Lines(Random random) =>
        [.. from i in Enumerable.Range(0, random.Next(8)) select ((char)('a' + random.Next(4))).ToString()];
}
