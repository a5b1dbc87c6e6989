using Microsoft.Extensions.Time.Testing;
using Sealpost.Probes.Scanning;

namespace Sealpost.Probes.Tests.Scanning;

public sealed class PaceTests
{
    [Fact]
    public void More_at_once_stays_where_it_made_the_scan_faster()
    {
        var pace = new Pace();

        var more = pace.Next(64, Full(done: 100));
        var kept = pace.Next(more, Full(done: 120));

        Assert.Equal(80, more);
        Assert.True(kept >= more, $"{kept}");
    }

    [Fact]
    public void More_at_once_is_taken_back_where_it_did_not()
    {
        var pace = new Pace();

        Assert.Equal(64, pace.Next(pace.Next(64, Full(done: 100)), Full(done: 101)));
    }

    [Fact]
    public void Lost_answers_make_it_fewer() =>
        Assert.Equal(48, new Pace().Next(64, Full(done: 100) with { Asked = 500, Lost = 80 }));

    [Fact]
    public void Some_lost_answers_do_not() =>
        Assert.True(new Pace().Next(64, Full(done: 100) with { Asked = 500, Lost = 20 }) > 64);

    [Fact]
    public void A_machine_that_does_not_keep_up_makes_it_fewer() =>
        Assert.Equal(48, new Pace().Next(64, Full(done: 100) with { WasLate = true }));

    [Fact]
    public void It_never_ends_at_nothing()
    {
        var pace = new Pace();
        var atOnce = 64;
        for (var step = 0; step < 50; step++)
        {
            atOnce = pace.Next(atOnce, Full(done: 0) with { WasLate = true });
        }

        Assert.InRange(atOnce, 1, 16);
    }

    [Fact]
    public async Task Where_all_are_slow_few_give_their_places_away()
    {
        var clock = new FakeTimeProvider();
        var places = new Places(atOnce: 10, slow: 100, slowAfter: TimeSpan.FromSeconds(2), clock);
        for (var taken = 0; taken < 10; taken++)
        {
            await places.TakeAsync(TestContext.Current.CancellationToken);
        }

        places.MoveSlowAside(most: 3);
        Assert.True(places.AreFull);

        clock.Advance(TimeSpan.FromSeconds(3));
        places.MoveSlowAside(most: 3);

        Assert.False(places.AreFull);
        Assert.Equal(10, places.InWork);
        for (var taken = 0; taken < 3; taken++)
        {
            await places.TakeAsync(TestContext.Current.CancellationToken);
        }

        Assert.True(places.AreFull);
    }

    [Fact]
    public void The_clock_of_a_domain_stands_still_while_it_waits_its_turn()
    {
        var clock = new FakeTimeProvider();
        using var deadline = new Deadline(TimeSpan.FromSeconds(10), clock);

        clock.Advance(TimeSpan.FromSeconds(8));
        using (deadline.Pause())
        {
            clock.Advance(TimeSpan.FromSeconds(60));
            Assert.False(deadline.Token.IsCancellationRequested);
        }

        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(deadline.Token.IsCancellationRequested);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True(deadline.Token.IsCancellationRequested);
    }

    [Fact]
    public void But_not_for_ever()
    {
        var clock = new FakeTimeProvider();
        using var deadline = new Deadline(TimeSpan.FromSeconds(10), clock);
        using var wait = deadline.Pause();

        clock.Advance(TimeSpan.FromSeconds(101));

        Assert.True(deadline.Token.IsCancellationRequested);
    }

    private static PaceStep Full(long done) => new(WereFull: true, done, Asked: 0, Lost: 0, WasLate: false);
}
