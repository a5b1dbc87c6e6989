namespace Sealpost.Probes.Scanning;

/// <summary>
/// Finds out how many domains at once are best: as few as make the scan as fast as it can be, and fewer still when answers
/// get lost or the machine does not keep up.
/// </summary>
/// <remarks>
/// Now and then it tries more, and now and then fewer. More stays where it gains something that is no accident; fewer stays
/// where it loses nothing. A machine that is busy gains nothing from more at once: every answer then comes later, and
/// memory grows.
/// </remarks>
internal sealed class Pace
{
    /// <summary>How often a step is taken.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    /// <summary>A beat that comes so much later than it should tells of a machine that has too much to do.</summary>
    public static readonly TimeSpan TooLate = TimeSpan.FromSeconds(0.5);

    private const int PerCore = 32;
    private const int Least = 8;
    private const int Most = 1024;
    private const double TooMuchLoss = 0.1;
    private const int FewQuestions = 50;

    // Of three seconds in four that a rate was measured in, the next two differ by less than this.
    private const double WorthMore = 1.05;
    private const double WorthFewer = 0.98;

    // In steps: what is measured, after one in which what was begun before comes to its end.
    private const int Measured = 4;
    private const int Rest = 10;
    private const int MostTries = 8;

    private readonly Measure _measure = new();
    private int _wait = Measured;
    private int _back;
    private double _before;
    private bool _isForMore = true;
    private int _triesOfMore;
    private int _triesUntilFewer = 1;

    /// <summary>A number to begin with.</summary>
    public static int Start => Math.Clamp(PerCore * Environment.ProcessorCount, Least, Most / 2);

    /// <summary>How many to go on with.</summary>
    /// <param name="atOnce">How many there were.</param>
    /// <param name="seen">What was seen since the last step.</param>
    public int Next(int atOnce, PaceStep seen)
    {
        if (seen.WasLate || (seen.Asked >= FewQuestions && seen.Lost > seen.Asked * TooMuchLoss))
        {
            return Settle(Math.Max(Least, atOnce * 3 / 4));
        }

        // Where the input or a wished rate is what limits, nothing is learned from it, and no more are needed.
        if (!seen.WereFull)
        {
            return _back > 0 ? Settle(Math.Min(_back, atOnce)) : atOnce;
        }

        _measure.Add(seen.Rate);
        return _back == 0 ? Try(atOnce) : Decide(atOnce);
    }

    private int Try(int atOnce)
    {
        if (_measure.Steps < _wait)
        {
            return atOnce;
        }

        _before = _measure.Rate;
        return Begin(atOnce);
    }

    private int Begin(int atOnce)
    {
        _measure.Begin();
        var next = _isForMore ? Math.Min(Most, atOnce * 3 / 2) : Math.Max(Least, atOnce * 2 / 3);
        if (next == atOnce)
        {
            return Turn(atOnce);
        }

        _back = atOnce;
        return next;
    }

    private int Decide(int atOnce)
    {
        if (_measure.Steps < Measured)
        {
            return atOnce;
        }

        var rate = _measure.Rate;
        if (rate <= _before * (_isForMore ? WorthMore : WorthFewer))
        {
            _triesUntilFewer = _isForMore ? _triesUntilFewer : Math.Min(MostTries, _triesUntilFewer * 2);
            return Turn(_back);
        }

        // Once more, and not a little less each time.
        _before = Math.Max(_before, rate);
        _triesUntilFewer = 1;
        return Begin(atOnce);
    }

    // The other way next time; fewer is tried the more seldom, the more often it was of no use.
    private int Turn(int atOnce)
    {
        _triesOfMore = _isForMore ? _triesOfMore + 1 : 0;
        _isForMore = _triesOfMore < _triesUntilFewer;
        return Settle(atOnce);
    }

    private int Settle(int atOnce)
    {
        (_back, _wait) = (0, Rest);
        _measure.Begin();
        return atOnce;
    }

    /// <summary>The mean of what was done in a step.</summary>
    private sealed class Measure
    {
        private double _sum;

        /// <summary>How many steps were measured.</summary>
        public int Steps { get; private set; }

        public double Rate => _sum / Steps;

        public void Begin() => (_sum, Steps) = (0, -1);

        public void Add(double rate)
        {
            _sum += Steps < 0 ? 0 : rate;
            Steps++;
        }
    }
}

/// <summary>What was seen of a scan within a step.</summary>
/// <param name="WereFull">Whether all places were taken.</param>
/// <param name="Rate">Domains done, for each second.</param>
/// <param name="Asked">DNS messages sent.</param>
/// <param name="Lost">Those among them that had no answer in time.</param>
/// <param name="WasLate">Whether the machine did not keep up.</param>
internal readonly record struct PaceStep(bool WereFull, double Rate, long Asked, long Lost, bool WasLate);
