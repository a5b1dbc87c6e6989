using Sealpost.Cli.Tests.Lab;
using Sealpost.Lab.Table;
using LabInternet = Sealpost.Lab.Lab;

[assembly: AssemblyFixture(typeof(LabChecks))]

namespace Sealpost.Cli.Tests.Lab;

/// <summary>The lab, running, and the built program checking every one of its domains, some at a time.</summary>
public sealed class LabChecks : IAsyncLifetime
{
    private const int AtOnce = 8;

    private readonly SemaphoreSlim _places = new(AtOnce);
    private readonly DirectoryInfo _folder = new(
        Path.Combine(Path.GetTempPath(), $"sealpost-lab-{Environment.ProcessId}"));
    private readonly Lazy<Dictionary<string, Task<Ran>>> _checks;
    private LabInternet? _lab;

    public LabChecks() => _checks = new(BeginAll);

    /// <summary>Why there is no lab; null where there is one.</summary>
    public static string? Unavailable { get; } = LabInternet.Unavailable();

    /// <summary>What the program needs to look at the lab.</summary>
    public IReadOnlyList<string> OptionsFor(string domain) =>
        _lab!.OptionsFor(_lab.Domains.Single(one => one.Name == domain));

    public async ValueTask InitializeAsync()
    {
        if (Unavailable is null)
        {
            _lab = await LabInternet.StartAsync(_folder.FullName, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_checks.IsValueCreated)
        {
            await Task.WhenAll(_checks.Value.Values);
        }

        _places.Dispose();
        if (_lab is not null)
        {
            await _lab.DisposeAsync();
        }
    }

    internal Task<Ran> ResultOf(string domain) => _checks.Value[domain];

    // All at once, when the first result is asked for; the slow ones first: the others pass them by.
    private Dictionary<string, Task<Ran>> BeginAll() =>
        _lab!.Domains.OrderByDescending(static one => one.Slow).ToDictionary(static one => one.Name, CheckAsync);

    private async Task<Ran> CheckAsync(LabDomain domain)
    {
        await _places.WaitAsync();
        try
        {
            return await Cli.RunAsync(["check", "--format", "json", .. _lab!.OptionsFor(domain), domain.Name]);
        }
        finally
        {
            _places.Release();
        }
    }
}
