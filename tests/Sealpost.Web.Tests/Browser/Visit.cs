using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Sealpost.Web.Tests.Browser;

/// <summary>
/// A tab, and everything that ought not to happen in it: errors of scripts, complaints on the console, violations of the
/// content policy, requests to anybody but us.
/// </summary>
internal sealed class Visit : IAsyncDisposable
{
    // Chromium complains of every page that comes with an error's status; some of ours do, and mean it.
    private const string StatusOfThePage = "Failed to load resource: the server responded with a status of 4";

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _faults = new();

    private Visit(IBrowserContext context, IPage page, Uri site)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !message.Text.StartsWith(StatusOfThePage, StringComparison.Ordinal))
            {
                _faults.Enqueue($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => _faults.Enqueue($"{page.Url}: {error}");
        page.RequestFailed += (_, request) =>
        {
            // A stream that is over is closed by the page.
            if (!request.Url.EndsWith("/live", StringComparison.Ordinal))
            {
                _faults.Enqueue($"{page.Url}: {request.Url} {request.Failure}");
            }
        };
        page.Request += (_, request) =>
        {
            Requests.Enqueue(request);
            if (!request.Url.StartsWith(site.AbsoluteUri, StringComparison.Ordinal))
            {
                _faults.Enqueue($"{page.Url}: a request to {request.Url}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Every request so far.</summary>
    public ConcurrentQueue<IRequest> Requests { get; } = new();

    public IReadOnlyCollection<string> Faults => _faults;

    public static async Task<Visit> BeginAsync(
        IBrowser browser, Uri site, ColorScheme scheme = ColorScheme.Light, int width = 1280, bool script = true)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = site.AbsoluteUri,
            ColorScheme = scheme,
            JavaScriptEnabled = script,
            Locale = "en-GB",
            ViewportSize = new() { Width = width, Height = 900 },
        });
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync(
            "addEventListener('securitypolicyviolation', e => console.error(`violates ${e.violatedDirective}: ${e.blockedURI}`))");
        return new(context, page, site);
    }

    /// <summary>How many CSS pixels the page is wider than the window.</summary>
    public Task<int> OverflowAsync() =>
        Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
