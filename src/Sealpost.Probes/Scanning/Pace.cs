namespace Sealpost.Probes.Scanning;

/// <summary>
/// Finds out how many domains at once are best: more while that makes the scan faster, fewer when answers get lost or the
/// machine does not keep up.
/// </summary>
/// <remarks>A machine that is busy gains nothing from more at once, and every answer then comes later.</remarks>
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
    private const double WorthIt = 1.05;
    private const int Rest = 10;
    private const int FewQuestions = 50;

    private double _before;
    private int _smaller;
    private int _rest;

    /// <summary>A number to begin with.</summary>
    public static int Start => Math.Clamp(PerCore * Environment.ProcessorCount, Least, Most / 2);

    /// <summary>How many to go on with.</summary>
    /// <param name="atOnce">How many there were.</param>
    /// <param name="seen">What was seen since the last step.</param>
    public int Next(int atOnce, PaceStep seen)
    {
        var done = (double)seen.Done;
        if (seen.WasLate || (seen.Asked >= FewQuestions && seen.Lost > seen.Asked * TooMuchLoss))
        {
            (_smaller, _rest) = (0, Rest);
            return Math.Max(Least, atOnce * 3 / 4);
        }

        if (_smaller > 0)
        {
            var (back, wasWorthIt) = (_smaller, done > _before * WorthIt);
            _smaller = 0;
            if (!wasWorthIt)
            {
                _rest = Rest;
                return back;
            }
        }

        if (_rest > 0)
        {
            _rest--;
            return atOnce;
        }

        if (!seen.WereFull || atOnce >= Most)
        {
            return atOnce;
        }

        (_before, _smaller) = (done, atOnce);
        return Math.Min(Most, atOnce * 5 / 4);
    }
}

/// <summary>What was seen of a scan within a step.</summary>
/// <param name="WereFull">Whether all places were taken.</param>
/// <param name="Done">Domains done.</param>
/// <param name="Asked">DNS messages sent.</param>
/// <param name="Lost">Those among them that had no answer in time.</param>
/// <param name="WasLate">Whether the machine did not keep up.</param>
internal readonly record struct PaceStep(bool WereFull, long Done, long Asked, long Lost, bool WasLate);
