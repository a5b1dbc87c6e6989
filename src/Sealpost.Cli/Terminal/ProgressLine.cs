using Sealpost.Probes;

namespace Sealpost.Cli.Terminal;

/// <summary>One line on a terminal that says what is waited for, and leaves nothing behind.</summary>
internal sealed class ProgressLine : IDisposable
{
    private const string Erase = "\r\u001B[K";
    private readonly TextWriter? _terminal;
    private readonly int _domains;
    private readonly Lock _turn = new();
    private int _done;
    private string _shown = "";
    private bool _isOver;

    private ProgressLine(TextWriter? terminal, int domains) => (_terminal, _domains) = (terminal, domains);

    /// <summary>A line on standard error, where that is a terminal.</summary>
    public static ProgressLine On(Streams streams, int domains, bool isQuiet) =>
        new(isQuiet || streams.ErrorPalette.IsPlain ? null : streams.Error, domains);

    /// <summary>Where one domain's observer reports to; null where nobody watches.</summary>
    public IProgress<ObservationProgress>? ForDomain() => _terminal is null ? null : new Teller(this);

    /// <summary>One domain more is done.</summary>
    public void CountDomain()
    {
        lock (_turn)
        {
            _done++;
        }
    }

    /// <summary>Takes the line away, so that something else can be written.</summary>
    public void Clear()
    {
        lock (_turn)
        {
            if (_shown.Length > 0)
            {
                _terminal!.Write(Erase);
                _shown = "";
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_turn)
        {
            Clear();
            _isOver = true;
        }
    }

    /// <summary>What is waited for, in words.</summary>
    internal static string Words(ObservationProgress seen)
    {
        IEnumerable<string> parts =
        [
            .. seen.Dns ? ["asking DNS"] : (string[])[],
            .. seen.Policy ? ["fetching the policy"] : (string[])[],
            .. seen.MailServersDone < seen.MailServers
                ? [$"{seen.MailServersDone} of {seen.MailServers} mail servers"]
                : (string[])[],
        ];
        return string.Join(" · ", parts);
    }

    private void Show(ObservationProgress seen)
    {
        lock (_turn)
        {
            var words = _domains > 1 ? $"{_done} of {_domains} domains" : Words(seen);
            var line = words[..Math.Min(words.Length, Streams.WindowWidth() - 1)];
            // What was stopped may have a last word.
            if (!_isOver && line != _shown)
            {
                _terminal!.Write(Erase + line);
                _shown = line;
            }
        }
    }

    // Progress<T> would post to the thread pool, and a line could come back after it was erased.
    private sealed class Teller(ProgressLine line) : IProgress<ObservationProgress>
    {
        public void Report(ObservationProgress value) => line.Show(value);
    }
}
