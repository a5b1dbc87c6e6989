using Sealpost.Core.Scoring;

namespace Sealpost.Core.Tests.Scoring;

/// <summary>The arithmetic, whatever the table says.</summary>
public class ScoreTests
{
    private static readonly Rung Top = new(60, "the best", "STS101");
    private static readonly Rung Middle = new(40, "half way", "STS317") { Next = Top, Advice = "Go on" };
    private static readonly Rung Bottom = new(0, "nothing", "STS101") { Next = Middle, Advice = "Begin" };
    private static readonly Ladder Large = new("Large", [Top, Middle, Bottom]);

    private static readonly Rung Yes = new(40, "yes", "RPT101");
    private static readonly Rung No = new(10, "no", "RPT101") { Next = Yes, Advice = "Do it" };
    private static readonly Ladder Small = new("Small", [Yes, No]);

    [Fact]
    public void The_best_everywhere_is_100()
    {
        var score = Of(new Placement.OnRung(Top), new Placement.OnRung(Yes));

        Assert.Equal((100, "A", 100), (score.Total, score.Letter, score.Confidence));
        Assert.Empty(score.Steps);
    }

    [Fact]
    public void What_is_unseen_leaves_the_total_and_lowers_the_confidence()
    {
        var score = Of(new Placement.OnRung(Middle), new Placement.Unseen("nobody looked"));

        Assert.Equal((67, "C", 60), (score.Total, score.Letter, score.Confidence));
    }

    [Fact]
    public void What_does_not_arise_lowers_nothing()
    {
        var score = Of(new Placement.OnRung(Middle), new Placement.Moot("no mail"));

        Assert.Equal((67, "C", 100), (score.Total, score.Letter, score.Confidence));
    }

    [Fact]
    public void Nothing_seen_is_no_score()
    {
        var score = Of(new Placement.Unseen("nobody looked"), new Placement.Unseen("nobody looked"));

        Assert.Equal((null, null, 0), (score.Total, score.Letter, score.Confidence));
        Assert.Empty(score.Steps);
    }

    [Fact]
    public void Nothing_that_counts_is_no_score_and_no_confidence()
    {
        var score = Of(new Placement.Moot("no domain"), new Placement.Moot("no domain"));

        Assert.Equal((null, null, null), (score.Total, score.Letter, score.Confidence));
    }

    [Fact]
    public void Steps_come_with_their_gain_the_largest_first() =>
        Assert.Equal(
            [(40, "Begin"), (30, "Do it")],
            from step in Of(new Placement.OnRung(Bottom), new Placement.OnRung(No)).Steps select (step.Gain, step.Advice));

    [Fact]
    public void Gains_are_of_what_was_seen() =>
        Assert.Equal(
            [(33, "Go on")],
            from step in Of(new Placement.OnRung(Middle), new Placement.Unseen("nobody looked")).Steps
            select (step.Gain, step.Advice));

    [Theory]
    [InlineData(100, "A")]
    [InlineData(90, "A")]
    [InlineData(89, "B")]
    [InlineData(75, "B")]
    [InlineData(60, "C")]
    [InlineData(40, "D")]
    [InlineData(39, "F")]
    [InlineData(0, "F")]
    public void A_total_has_a_letter(int total, string letter) => Assert.Equal(letter, Score.LetterOf(total));

    private static Score Of(Placement large, Placement small) => Score.Of(
    [
        new(ScorePartKind.Transport, [new(Large, large)]),
        new(ScorePartKind.TlsRpt, [new(Small, small)]),
    ]);
}
