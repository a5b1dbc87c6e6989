using Microsoft.Extensions.Time.Testing;
using Sealpost.Probes.Scanning;

namespace Sealpost.Probes.Tests.Scanning;

public sealed class PaceTests
{
    // Each takes so many seconds, and the machine does no more than so many a second.
    [Theory]
    [InlineData(0.15, 450, 64, 60, 250)]
    [InlineData(0.15, 450, 1024, 60, 250)]
    [InlineData(1.5, 100_000, 64, 900, 1024)]
    [InlineData(1.5, 100_000, 1024, 900, 1024)]
    [InlineData(0.5, 450, 64, 200, 500)]
    public void As_many_are_at_once_as_make_it_fast_and_hardly_more(
        double secondsEach, double most, int first, int least, int highest)
    {
        foreach (var seed in Enumerable.Range(1, 20))
        {
            var random = new Random(seed);
            var (pace, atOnce, inWork, numbers, rates) = (new Pace(), first, (double)first, new List<int>(), new List<double>());
            for (var second = 0; second < 600; second++)
            {
                // What is begun shows only when it comes to its end, and no second is like another.
                inWork += (atOnce - inWork) * 0.7;
                var rate = Math.Min(inWork / secondsEach, most) * (1 + (random.NextDouble() - 0.5) * 0.1);
                numbers.Add(atOnce);
                rates.Add(rate);
                atOnce = pace.Next(atOnce, Full(rate));
            }

            Assert.InRange(numbers.Skip(300).Average(), least, highest);
            Assert.InRange(rates.Skip(300).Average(), Math.Min(1024 / secondsEach, most) * 0.93, double.MaxValue);
        }
    }

    [Fact]
    public void It_soon_grows_where_only_the_network_is_slow()
    {
        var (pace, atOnce) = (new Pace(), 64);
        for (var second = 0; second < 45; second++)
        {
            atOnce = pace.Next(atOnce, Full(atOnce / 2.0));
        }

        Assert.Equal(1024, atOnce);
    }

    [Fact]
    public void Nothing_is_tried_where_the_input_is_what_is_slow()
    {
        var (pace, atOnce) = (new Pace(), 64);
        for (var second = 0; second < 100; second++)
        {
            atOnce = pace.Next(atOnce, Full(100 + second * 10) with { WereFull = false });
            Assert.Equal(64, atOnce);
        }
    }

    [Fact]
    public void Lost_answers_make_it_fewer() =>
        Assert.Equal(48, new Pace().Next(64, Full(100) with { Asked = 500, Lost = 80 }));

    [Fact]
    public void Some_lost_answers_do_not() =>
        Assert.Equal(64, new Pace().Next(64, Full(100) with { Asked = 500, Lost = 20 }));

    [Fact]
    public void A_machine_that_does_not_keep_up_makes_it_fewer() =>
        Assert.Equal(48, new Pace().Next(64, Full(100) with { WasLate = true }));

    [Fact]
    public void It_never_ends_at_nothing()
    {
        var pace = new Pace();
        var atOnce = 64;
        for (var step = 0; step < 50; step++)
        {
            atOnce = pace.Next(atOnce, Full(0) with { WasLate = true });
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

    private static PaceStep Full(double rate) => new(WereFull: true, rate, Asked: 0, Lost: 0, WasLate: false);
}
