using Microsoft.Playwright;

namespace Sealpost.Web.Tests.Browser;

/// <summary>The site that the browser visits: a web app over the examples, each of them checked once.</summary>
public sealed class Site(Chromium chromium) : IAsyncLifetime
{
    private readonly Dictionary<string, string> _checks = [];
    private TimedApp? _app;

    internal TimedApp App => _app!;

    /// <summary>A page of each kind.</summary>
    internal IEnumerable<string> Pages =>
    [
        "/", "/?domain=example.com", "/learn", "/about", "/checks", "/checks/STS203", "/checks/STS2O3",
        "/lint", "/lint?example=blank-line", "/lint?example=wrong-values",
        .. _checks.Values.Select(static id => $"/result/{id}"),
        $"/result/{_checks["half.example"]}?judged=today",
        "/domain/good.example", "/domain/flawed.example", "/domain/never.example", "/domain/not_a_domain!",
        $"/compare/{First}/{_checks["good.example"]}", $"/compare/{First}/{_checks["half.example"]}",
        "/result/00000000000000000000000000000000", "/no-such-page",
    ];

    /// <summary>A check of good.example that is older than its last.</summary>
    private string First { get; set; } = "";

    internal string ResultOf(string domain) => $"/result/{_checks[domain]}";

    internal async Task<Visit> VisitAsync(
        ColorScheme scheme = ColorScheme.Light, int width = 1280, bool script = true) =>
        await Visit.BeginAsync(await chromium.StartedAsync(), App.Address, scheme, width, script);

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Unavailable is not null)
        {
            return;
        }

        _app = await TimedApp.StartAsync(Examples.Create());
        First = await _app.CheckAnHourAsync("good.example");
        foreach (var domain in Examples.Outcomes.Keys)
        {
            _checks[domain] = await _app.CheckAnHourAsync(domain);
        }
    }

    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>Tests that share the site, one after the other.</summary>
[CollectionDefinition]
public sealed class OnSite : ICollectionFixture<Site>;
