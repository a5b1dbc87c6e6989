using Sealpost.Lab.Table;
using Sealpost.Web.Tests.Lab;
using Sealpost.Web.Tests.Running;
using LabInternet = Sealpost.Lab.Lab;

[assembly: AssemblyFixture(typeof(LabWeb))]

namespace Sealpost.Web.Tests.Lab;

/// <summary>The lab, running when first asked for, and web apps that look at it.</summary>
public sealed class LabWeb : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sealpost-web-lab-");
    private readonly SemaphoreSlim _starting = new(1, 1);
    private readonly Dictionary<string, WebProcess> _apps = [];
    private LabInternet? _lab;

    /// <summary>Why there is no lab; null where there is one.</summary>
    public static string? Unavailable { get; } = LabInternet.Unavailable();

    /// <summary>The app that looks at the lab as a domain needs it; started when first asked for.</summary>
    internal async Task<WebProcess> AppForAsync(LabDomain domain, CancellationToken cancellationToken)
    {
        await _starting.WaitAsync(cancellationToken);
        try
        {
            var lab = await LabAsync(cancellationToken);
            var options = OptionsFor(lab, domain);
            var key = string.Join(' ', options);
            if (!_apps.TryGetValue(key, out var app))
            {
                var file = Path.Combine(_folder.FullName, $"{_apps.Count}.db");
                _apps[key] = app = await WebProcess.StartAsync(["--database", file, .. options], cancellationToken);
            }

            return app;
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>An app of the caller's own that looks at the lab as a domain needs it.</summary>
    internal async Task<WebProcess> StartAsync(
        LabDomain domain, string database, CancellationToken cancellationToken, params string[] more)
    {
        await _starting.WaitAsync(cancellationToken);
        try
        {
            var lab = await LabAsync(cancellationToken);
            return await WebProcess.StartAsync(
                ["--database", database, .. lab.OptionsFor(domain), .. more], cancellationToken);
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>An app as strangers use it: the lab's addresses are not public, and it is not told otherwise.</summary>
    internal async Task<WebProcess> StartOnPublicAddressesAsync(LabDomain domain, CancellationToken cancellationToken)
    {
        await _starting.WaitAsync(cancellationToken);
        try
        {
            var options = OfServer((await LabAsync(cancellationToken)).OptionsFor(domain)).ToList();
            while (options.IndexOf("--assume-public") is >= 0 and var at)
            {
                options.RemoveRange(at, 2);
            }

            return await WebProcess.StartAsync(
                ["--database", Path.Combine(_folder.FullName, "public.db"), .. options], cancellationToken);
        }
        finally
        {
            _starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var app in _apps.Values)
        {
            await app.DisposeAsync();
        }

        if (_lab is not null)
        {
            await _lab.DisposeAsync();
        }

        _starting.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task<LabInternet> LabAsync(CancellationToken cancellationToken) =>
        _lab ??= await LabInternet.StartAsync(
            Path.Combine(Path.GetTempPath(), $"sealpost-lab-{Environment.ProcessId}"), cancellationToken);

    // One test asks for every domain from one address, within the time that another would have to wait.
    private static string[] OptionsFor(LabInternet lab, LabDomain domain) =>
        [.. OfServer(lab.OptionsFor(domain)), "--checks-per-client", "0"];

    // What the command line is told for one check, the web app is told with the wish.
    private static IEnumerable<string> OfServer(IReadOnlyList<string> options)
    {
        for (var at = 0; at < options.Count; at++)
        {
            switch (options[at])
            {
                case "--selector":
                    at++;
                    break;
                case "--no-smtp":
                    break;
                default:
                    yield return options[at];
                    break;
            }
        }
    }
}
