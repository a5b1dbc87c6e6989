using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;

namespace Sealpost.Web.Tests.Running;

/// <summary>The built program, running as its users run it. Disposing of it ends it.</summary>
internal sealed class WebProcess : IAsyncDisposable
{
    // A machine that builds and tests other things at the same time is slow to start a program.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private WebProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
        Client = ClientFrom(IPAddress.Loopback);
    }

    public Uri Address { get; }

    /// <summary>A client on 127.0.0.1 that follows no redirect.</summary>
    public HttpClient Client { get; }

    public int Id => _process.Id;

    /// <summary>Everything it has printed.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    private static string Program => typeof(WebProcess).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(static entry => entry.Key == "Web").Value!;

    /// <summary>Starts it and waits until it answers.</summary>
    /// <param name="options">Options of the command line; the address to listen on is added.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<WebProcess> StartAsync(IEnumerable<string> options, CancellationToken cancellationToken)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo(Program, ["--urls", address.OriginalString, .. options])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var web = new WebProcess(Process.Start(start)!, address);
        web._process.OutputDataReceived += web.Keep;
        web._process.ErrorDataReceived += web.Keep;
        web._process.BeginOutputReadLine();
        web._process.BeginErrorReadLine();
        try
        {
            await web.AnswersAsync(cancellationToken);
            return web;
        }
        catch
        {
            await web.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client that connects from an address of its own, so that the server takes it for somebody else.</summary>
    public HttpClient ClientFrom(IPAddress from) => LoopbackClient.Create(Address, from);

    /// <summary>The most memory it ever had, in octets.</summary>
    public long PeakMemory => _process.HasExited ? 0 : PeakOf(File.ReadLines($"/proc/{Id}/status"));

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end, as systemd does; the exit status.</summary>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", Id.ToString(null as IFormatProvider)]))
        {
            await kill.WaitForExitAsync();
        }

        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private static long PeakOf(IEnumerable<string> lines)
    {
        var line = lines.First(static line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], null) * 1024;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.AppendLine(line.Data);
        }
    }

    private async Task AnswersAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        while (true)
        {
            if (_process.HasExited)
            {
                // What it said last may still be on its way.
                await _process.WaitForExitAsync(limit.Token);
                throw new InvalidOperationException($"{Program} ended with {_process.ExitCode}: {Output}");
            }

            try
            {
                using var answer = await Client.GetAsync("/healthz/ready", limit.Token);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(50, limit.Token);
        }
    }
}
