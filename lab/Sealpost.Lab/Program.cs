using System.Diagnostics;
using System.Runtime.InteropServices;
using Sealpost.Lab.Mix;
using Sealpost.Lab.Running;

namespace Sealpost.Lab;

/// <summary>Runs the lab until it is told to end; <c>lab/up</c> and <c>lab/down</c> are the usual way to it.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        var count = args is ["--mix", var number, _] && int.TryParse(number, out var read) ? read : 0;
        if (args is not [.., var folder] || (args.Length > 1 && count < 1) || args.Length is not (1 or 3))
        {
            await Console.Error.WriteLineAsync("usage: Sealpost.Lab [--mix NUMBER] FOLDER");
            return 2;
        }

        using var end = new CancellationTokenSource();
        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            end.Cancel();
        }

        using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        try
        {
            var clock = Stopwatch.StartNew();
            if (count > 0)
            {
                await using var mix = await MixLab.StartAsync(folder, count, end.Token);
                await File.WriteAllTextAsync(Path.Combine(folder, "ready"), "", end.Token);
                await Task.Delay(Timeout.Infinite, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await Console.Out.WriteLineAsync(
                    $"mail servers: {mix.Mail!.Connections} connections, at most {mix.Mail.MostAtOneAddress} at one address at once");
                return 0;
            }

            await using var lab = await Lab.StartAsync(folder, TimeSpan.Zero, end.Token);
            var options = $"--resolver {lab.Resolver} --ca-file {lab.CaFile} "
                + "--assume-public 127.0.0.0/8 --assume-public ::1/128";
            await Console.Out.WriteLineAsync($"""
                The lab is up: {lab.Domains.Count} domains, {clock.Elapsed.TotalSeconds:0.0} s. Look at it with

                  {options}

                for example

                  ./sealpost check {options} healthy.test
                """);
            await File.WriteAllTextAsync(Path.Combine(folder, "ready"), "", end.Token);
            await Task.Delay(Timeout.Infinite, end.Token);
            return 0;
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
        catch (Exception fault) when (fault is LabException or IOException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync($"lab: {fault.Message}");
            return 1;
        }
    }
}
