namespace Sealpost.Web.Checking;

/// <summary>Counts the checks that begin, by client and by domain. Nothing of it is kept for longer than the window.</summary>
internal sealed class CheckLimits(CheckingOptions options, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> _clients = [];
    private readonly Dictionary<string, Queue<DateTimeOffset>> _domains = [];
    private DateTimeOffset _swept;

    /// <summary>Counts a check, or says why it may not begin; then it is not counted.</summary>
    public Asked.Refused? Take(CheckRequest request)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            Sweep(now);
            var (client, domain) = (LineOf(_clients, request.Client), LineOf(_domains, request.Domain.Ascii));
            if (Wait(client, options.PerClient, now) is { } clientWait)
            {
                return new(RefusalReason.ClientLimit, clientWait);
            }

            if (Wait(domain, options.PerDomain, now) is { } domainWait)
            {
                return new(RefusalReason.DomainLimit, domainWait);
            }

            client.Enqueue(now);
            domain.Enqueue(now);
            return null;
        }
    }

    private static Queue<DateTimeOffset> LineOf(Dictionary<string, Queue<DateTimeOffset>> lines, string key)
    {
        if (!lines.TryGetValue(key, out var line))
        {
            lines[key] = line = new();
        }

        return line;
    }

    private TimeSpan? Wait(Queue<DateTimeOffset> line, int most, DateTimeOffset now)
    {
        while (line.TryPeek(out var first) && first <= now - options.LimitWindow)
        {
            line.Dequeue();
        }

        return most > 0 && line.Count >= most ? line.Peek() + options.LimitWindow - now : null;
    }

    // Who asked once and never again must not be remembered for ever.
    private void Sweep(DateTimeOffset now)
    {
        if (now - _swept < options.LimitWindow)
        {
            return;
        }

        _swept = now;
        foreach (var lines in (Dictionary<string, Queue<DateTimeOffset>>[])[_clients, _domains])
        {
            foreach (var (key, line) in lines.ToList())
            {
                _ = Wait(line, 0, now);
                if (line.Count == 0)
                {
                    lines.Remove(key);
                }
            }
        }
    }
}
