using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Sealpost.Cli.Tests.Scanning;

/// <summary>A scan whose resolver stops answering on the way.</summary>
public sealed class SilentResolverTests : IAsyncLifetime
{
    private const int Count = 400;
    private const string Silence = "sealpost: No resolver answers since ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly TinyResolver _resolver = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sealpost-silent-");
    private readonly StringBuilder _told = new();
    private Process? _process;

    public async ValueTask InitializeAsync() => await File.WriteAllLinesAsync(
        Path("names.txt"),
        Enumerable.Range(0, Count).Select(static number => string.Create(CultureInfo.InvariantCulture, $"d{number}.example")));

    public async ValueTask DisposeAsync()
    {
        // A test that fails leaves nothing behind that runs.
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        await _resolver.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Waits_for_it_says_so_and_then_misses_nothing()
    {
        var process = await ScanUntilSilenceIsToldAsync();

        _resolver.IsSilent = false;
        await EndAsync(process);

        Assert.Equal(0, process.ExitCode);
        Assert.Contains("sealpost: The resolver answers again.", _told.ToString(), StringComparison.Ordinal);
        AssertAllAreThereOnce();
    }

    [Fact]
    public async Task Stopped_while_it_waits_everything_written_is_whole_and_the_rest_can_follow()
    {
        var process = await ScanUntilSilenceIsToldAsync();

        var stopped = await Cli.ShellAsync($"kill -INT {process.Id}");
        await EndAsync(process);

        Assert.Equal((0, 130), (stopped.Status, process.ExitCode));
        Assert.DoesNotContain("   at ", _told.ToString(), StringComparison.Ordinal);
        Assert.InRange(ScanLines.DomainsOf(Path("r.jsonl")).Count, 1, Count - 1);
        Assert.DoesNotContain("undetermined", ScanLines.TextOf(Path("r.jsonl")), StringComparison.Ordinal);

        _resolver.IsSilent = false;
        Assert.Equal(0, (await Cli.RunAsync([.. Scan, "--resume"])).Status);
        AssertAllAreThereOnce();
    }

    private string[] Scan => ["scan", "--resolver", _resolver.Address, "--output", Path("r.jsonl"), Path("names.txt")];

    private async Task<Process> ScanUntilSilenceIsToldAsync()
    {
        var process = _process = Cli.Start([.. Scan, "--rate", "100"]);
        var told = new TaskCompletionSource();
        process.ErrorDataReceived += (_, line) =>
        {
            _told.AppendLine(line.Data);
            if (line.Data?.StartsWith(Silence, StringComparison.Ordinal) is not false)
            {
                told.TrySetResult();
            }
        };
        process.BeginErrorReadLine();
        while (_resolver.Questions < Count)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        _resolver.IsSilent = true;
        await told.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.False(process.HasExited, _told.ToString());
        return process;
    }

    private static Task EndAsync(Process process) =>
        process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);

    private void AssertAllAreThereOnce()
    {
        Assert.Equal(
            Enumerable.Range(0, Count).Select(static number => $"d{number}.example").Order(StringComparer.Ordinal),
            ScanLines.DomainsOf(Path("r.jsonl")).Order(StringComparer.Ordinal));
        Assert.All(
            ScanLines.Of(ScanLines.TextOf(Path("r.jsonl"))),
            static line => Assert.Equal(("absent", "absent"), ((string?)line["mtaSts"], (string?)line["tlsRpt"])));
    }

    private string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);
}
