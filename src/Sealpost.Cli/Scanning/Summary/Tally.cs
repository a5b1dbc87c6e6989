using System.Collections.Immutable;
using Sealpost.Core.Checks;

namespace Sealpost.Cli.Scanning.Summary;

/// <summary>Counts results: by outcome, status, failing check and provider, in bounded memory.</summary>
internal sealed class Tally
{
    private const int MostProviders = 20_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _outcomes = [];
    private readonly Dictionary<string, long> _mtaSts = [];
    private readonly Dictionary<string, long> _tlsRpt = [];
    private readonly Dictionary<string, long> _failing = [];
    private readonly Dictionary<string, Dictionary<string, long>> _providers = [];
    private long _results;

    /// <summary>The worst severity that was counted.</summary>
    public Severity? Worst { get; private set; }

    /// <summary>Counts one result.</summary>
    public void Count(Standing standing)
    {
        lock (_lock)
        {
            _results++;
            Worst = standing.Worst > (Worst ?? Severity.Info) ? standing.Worst : Worst ?? standing.Worst;
            Add(_outcomes, standing.Outcome);
            if (standing.Outcome is Standing.NotADomain)
            {
                return;
            }

            Add(_mtaSts, standing.MtaSts ?? "undetermined");
            Add(_tlsRpt, standing.TlsRpt ?? "undetermined");
            foreach (var id in standing.Failing)
            {
                Add(_failing, id);
            }

            if (standing.Provider is { } provider)
            {
                AddProvider(provider, standing.Outcome);
            }
        }
    }

    /// <summary>The outcomes so far, for whoever looks often.</summary>
    public (long Results, ImmutableArray<Figure> Outcomes) Glance()
    {
        lock (_lock)
        {
            return (_results, Sorted(_outcomes));
        }
    }

    /// <summary>What was counted so far.</summary>
    public ScanFigures Figures()
    {
        lock (_lock)
        {
            return new(
                _results,
                Sorted(_outcomes),
                Sorted(_mtaSts),
                Sorted(_tlsRpt),
                Sorted(_failing),
                [
                    .. from entry in _providers
                       let total = entry.Value.Values.Sum()
                       orderby total descending, entry.Key
                       select new ProviderFigures(entry.Key, total, Sorted(entry.Value)),
                ]);
        }
    }

    private static void Add(Dictionary<string, long> counts, string key) =>
        counts[key] = counts.GetValueOrDefault(key) + 1;

    // Whoever has the mail of one domain only says nothing of the mix, and there may be millions of them.
    private void AddProvider(string provider, string outcome)
    {
        if (!_providers.TryGetValue(provider, out var counts))
        {
            for (var least = 1L; _providers.Count >= MostProviders; least++)
            {
                foreach (var small in _providers.Where(entry => entry.Value.Values.Sum() <= least).ToList())
                {
                    _providers.Remove(small.Key);
                }
            }

            _providers[provider] = counts = [];
        }

        Add(counts, outcome);
    }

    private static ImmutableArray<Figure> Sorted(Dictionary<string, long> counts) =>
    [
        .. from entry in counts orderby entry.Value descending, entry.Key select new Figure(entry.Key, entry.Value),
    ];
}

/// <summary>How often something was seen.</summary>
internal sealed record Figure(string Name, long Count);

/// <summary>The domains that have their mail at one provider.</summary>
/// <param name="Name">Its registered domain.</param>
/// <param name="Count">How many.</param>
/// <param name="Outcomes">What became of them.</param>
internal sealed record ProviderFigures(string Name, long Count, ImmutableArray<Figure> Outcomes);

/// <summary>The figures of a scan, each list by how often.</summary>
internal sealed record ScanFigures(
    long Results,
    ImmutableArray<Figure> Outcomes,
    ImmutableArray<Figure> MtaSts,
    ImmutableArray<Figure> TlsRpt,
    ImmutableArray<Figure> Failing,
    ImmutableArray<ProviderFigures> Providers)
{
    /// <summary>The domains among the results.</summary>
    public long Domains => Results - CountOf(Outcomes, Standing.NotADomain);

    /// <summary>How often a name is counted in a list.</summary>
    public static long CountOf(ImmutableArray<Figure> figures, string name) =>
        figures.FirstOrDefault(figure => figure.Name == name)?.Count ?? 0;
}
