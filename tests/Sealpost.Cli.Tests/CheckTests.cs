using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Sealpost.Cli.Tests;

/// <summary><c>check</c> against a resolver that never answers, or answers nothing but NXDOMAIN.</summary>
public sealed class CheckTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sealpost-").FullName;
    private readonly CancellationTokenSource _stop = new();

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task One_domain_is_one_document_and_several_are_one_a_line_in_order()
    {
        var resolver = Resolver(isSilent: false);

        var one = await Cli.RunAsync("check", "--format", "json", "--resolver", resolver, "example.com");
        var several = await Cli.RunAsync(
            "check", "--format", "json", "--resolver", resolver, "c.example", "b.example", "a.example",
            "bücher.example", "d.example", "e.example");

        using var document = JsonDocument.Parse(one.Out);
        Assert.Equal("no-mail", document.RootElement.GetProperty("outcome").GetString());
        Assert.Equal(("", ""), (one.Error, several.Error));
        Assert.Equal(
            ["c.example", "b.example", "a.example", "xn--bcher-kva.example", "d.example", "e.example"],
            several.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(DomainOf));
    }

    [Fact]
    public async Task Texts_are_parted_by_an_empty_line()
    {
        var ran = await Cli.RunAsync("check", "--resolver", Resolver(isSilent: false), "a.example", "b.example");

        Assert.Equal(0, ran.Status);
        Assert.Contains(
            "\n\nThere is no mail to protect: b.example does not exist.\n", ran.Out, StringComparison.Ordinal);
        Assert.Equal("", ran.Error);
    }

    [Fact]
    public async Task What_was_saved_is_replayed_to_the_same_report()
    {
        var file = Path.Combine(_folder, "seen.json");

        var live = await Cli.RunAsync(
            "check", "--format", "json", "--save", file, "--resolver", Resolver(isSilent: false), "example.com");
        var again = await Cli.RunAsync("replay", "--format", "json", file);

        Assert.Equal(live, again);
        Assert.Equal([file], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task Several_domains_are_saved_one_a_file()
    {
        await Cli.RunAsync(
            "check", "--quiet", "--save", _folder, "--resolver", Resolver(isSilent: false), "a.example", "b.example");

        Assert.Equal(
            ["a.example.json", "b.example.json"],
            Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_link_is_followed_and_stays_a_link()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "makes links");
        var (real, link) = (Path.Combine(_folder, "real.json"), Path.Combine(_folder, "link.json"));
        await File.WriteAllTextAsync(real, "old", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(link, real);

        await Cli.RunAsync("check", "--quiet", "--save", link, "--resolver", Resolver(isSilent: false), "example.com");

        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.StartsWith("{", await File.ReadAllTextAsync(real, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dev/stdout")]
    [InlineData("/proc/nothing.json")]
    public async Task A_device_is_written_to_and_what_cannot_be_written_is_told_before_the_check(string target)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "writes to Linux's own files");

        var ran = await Cli.RunAsync("check", "--quiet", "--save", target, "--resolver", Resolver(isSilent: false), "example.com");

        if (target is "/dev/stdout")
        {
            Assert.Equal((0, ""), (ran.Status, ran.Error));
            Assert.StartsWith("{", ran.Out, StringComparison.Ordinal);
            return;
        }

        Assert.Equal((2, ""), (ran.Status, ran.Out));
        Assert.StartsWith($"sealpost: --save: '{target}' cannot be written: ", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Usage:", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_told()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "writes to /dev/full");
        var start = new System.Diagnostics.ProcessStartInfo("/bin/sh", ["-c", $"echo '{{}}' | {Cli.Program} lint --jsonl >/dev/full"])
        {
            RedirectStandardError = true,
        };
        using var shell = System.Diagnostics.Process.Start(start)!;

        var error = await shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, shell.ExitCode);
        Assert.StartsWith("sealpost: standard output cannot be written: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_time_is_up_what_is_missing_is_unseen()
    {
        var ran = await Cli.RunAsync(
            "check", "--timeout", "0.5", "--resolver", Resolver(isSilent: true), "example.com");

        Assert.Equal(3, ran.Status);
        Assert.StartsWith(
            "Whether mail to example.com is protected could not be found out", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roots_that_cannot_be_read_are_wrong_usage()
    {
        var file = Path.Combine(_folder, "roots.pem");
        await File.WriteAllTextAsync(file, "no certificate", TestContext.Current.CancellationToken);

        var ran = await Cli.RunAsync(
            "check", "--ca-file", file, "--resolver", Resolver(isSilent: false), "example.com");

        Assert.Equal((2, ""), (ran.Status, ran.Out));
        Assert.Contains("roots.pem", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]  // SIGINT, as Ctrl-C sends it
    [InlineData(15)] // SIGTERM
    public async Task A_signal_stops_it_at_once_and_leaves_nothing_half_written(int signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "has no such signal");
        var asked = new TaskCompletionSource();
        var resolver = Resolver(isSilent: true, asked);
        using var process = Cli.Start(
            "check", "--format", "json", "--save", Path.Combine(_folder, "seen.json"), "--resolver", resolver,
            "example.com");
        await asked.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.Equal(0, Kill(process.Id, signal));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(130, process.ExitCode);
        Assert.Equal("", await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Equal("", await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task A_signal_stops_a_batch_that_waits_for_input()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "has no such signal");
        using var process = Cli.Start("lint", "--jsonl");
        await process.StandardInput.WriteAsync("{\"id\":1}\n");
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, Kill(process.Id, 2));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            (130, ""),
            (process.ExitCode, await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)));
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);

    private static string? DomainOf(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.GetProperty("domain").GetString();
    }

    // A name server on loopback: it says nothing, or that no name exists.
    private string Resolver(bool isSilent, TaskCompletionSource? asked = null)
    {
        var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        _ = Task.Run(async () =>
        {
            using (socket)
            {
                while (true)
                {
                    var question = await socket.ReceiveAsync(_stop.Token);
                    asked?.TrySetResult();
                    if (!isSilent)
                    {
                        await socket.SendAsync(NoSuchName(question.Buffer), question.RemoteEndPoint, _stop.Token);
                    }
                }
            }
        });
        return socket.Client.LocalEndPoint!.ToString()!;
    }

    // The question with its header made an answer: QR and RA set, RCODE 3 (RFC 1035 §4.1.1).
    private static byte[] NoSuchName(byte[] question)
    {
        byte[] answer = [.. question];
        answer[2] |= 0x80;
        answer[3] = 0x83;
        return answer;
    }
}
