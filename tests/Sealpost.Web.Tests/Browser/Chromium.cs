using Microsoft.Playwright;
using Sealpost.Web.Tests.Browser;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Sealpost.Web.Tests.Browser;

/// <summary>The browser that the operating system has, started when first asked for. Nothing is downloaded.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string? Program = ((string[])["/usr/bin/chromium", "/usr/bin/chromium-browser"]).FirstOrDefault(File.Exists);

    private readonly SemaphoreSlim _starting = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Why there is none; null where there is one.</summary>
    public static string? Unavailable { get; } =
        !OperatingSystem.IsLinux() ? "the browser's tests know Linux only"
        : Program is null ? "there is no chromium"
        : null;

    internal async Task<IBrowser> StartedAsync()
    {
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _playwright ??= await Playwright.CreateAsync();

            // A page that has to load twice takes its time on a machine that does other things as well.
            Assertions.SetDefaultExpectTimeout(60_000);

            // It opens pages of ours only; as root there is no sandbox.
            return _browser ??= await _playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = Program,
                Args = ["--no-sandbox"],
            });
        }
        finally
        {
            _starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _starting.Dispose();
    }
}
