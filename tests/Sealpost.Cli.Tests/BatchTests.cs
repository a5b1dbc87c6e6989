using System.Text;
using System.Text.Json;

namespace Sealpost.Cli.Tests;

public sealed class BatchTests
{
    [Fact]
    public async Task Every_line_gets_one_answer_in_order()
    {
        var many = string.Concat(Enumerable.Range(0, 50_000).Select(static i =>
            $$"""{"id":{{i}},"kind":"sts-record","input":"v=STSv1; id={{i}}"}""" + "\n"));

        var ran = await Cli.RunWithInputAsync(many, "lint", "--jsonl");

        Assert.Equal((0, ""), (ran.Status, ran.Error));
        var lines = ran.Out.Split('\n');
        Assert.Equal(50_001, lines.Length);
        for (var i = 0; i < 50_000; i++)
        {
            Assert.StartsWith(
                $$"""{"id":{{i}},"kind":"sts-record","verdict":"valid",""", lines[i], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("", """{"id":null,"error":"The line is not JSON."}""")]
    [InlineData("nonsense", """{"id":null,"error":"The line is not JSON."}""")]
    [InlineData("[1]", """{"id":null,"error":"The line is not a JSON object."}""")]
    [InlineData("""{"id":"a"}""", """{"id":"a","error":"kind is missing."}""")]
    [InlineData("""{"id":1.50,"kind":"policy"}""", """{"id":1.50,"error":"input is missing."}""")]
    [InlineData("""{"id":"a","kind":"policy","input":7}""", """{"id":"a","error":"input is not a string."}""")]
    [InlineData(
        """{"id":"a","kind":"policy","input":"\ud800"}""", """{"id":"a","error":"input is not Unicode text."}""")]
    [InlineData(
        """{"id":"a","kind":"policy","input":"*","encoding":"base64"}""",
        """{"id":"a","error":"input is not base64."}""")]
    [InlineData(
        """{"id":"a","kind":"report","input":""}""", """{"id":"a","error":"The kind report is not available yet."}""")]
    [InlineData(
        """{"id":"a","kind":"sts-record","rrset":"x"}""", """{"id":"a","error":"rrset is not a list of records."}""")]
    [InlineData(
        """{"id":"a","kind":"mx-match","host":"a.example.com","patterns":["*.example.com"]}""",
        """{"id":"a","kind":"mx-match","host":"a.example.com","match":true,"matchedBy":"*.example.com"}""")]
    [InlineData(
        """{"id":"a","kind":"sts-record","rrset":[["v=STSv1;"," id=1"],["v=spf1"]]}""",
        """{"id":"a","kind":"sts-record","verdict":"valid","flaws":[],"parsed":{"id":"1","extensions":[]}}""")]
    [InlineData(
        """{"id":"a","kind":"sts-record","rrset":[["v=spf1"]]}""",
        """{"id":"a","kind":"sts-record","verdict":"none","flaws":[],"parsed":null}""")]
    [InlineData(
        """{"id":"a","kind":"sts-record","encoding":"base64","input":"dj1TVFN2MTsgaWQ9MQ=="}""",
        """{"id":"a","kind":"sts-record","verdict":"valid","flaws":[],"parsed":{"id":"1","extensions":[]}}""")]
    public async Task Answers_and_goes_on(string line, string answer)
    {
        var ran = await Cli.RunWithInputAsync($"{line}\n{{\"id\":2}}\n", "lint", "--jsonl", "-");

        Assert.Equal(0, ran.Status);
        Assert.Equal(answer + "\n{\"id\":2,\"error\":\"kind is missing.\"}\n", ran.Out);
    }

    [Fact]
    public async Task A_line_that_never_ends_is_skipped_and_the_batch_goes_on()
    {
        var ran = await Cli.RunWithInputAsync(
            $"{{\"id\":1}}\n{{\"id\":\"{new string('x', 5 * 1024 * 1024)}\"}}\n{{\"id\":3}}", "lint", "--jsonl");

        var lines = ran.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Contains("octets", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("{\"id\":3,", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_comes_before_the_next_question()
    {
        using var process = Cli.Start("lint", "--jsonl");
        for (var i = 0; i < 3; i++)
        {
            await process.StandardInput.WriteAsync($"{{\"id\":{i}}}\n");
            await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);

            Assert.StartsWith(
                $"{{\"id\":{i},",
                await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken),
                StringComparison.Ordinal);
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task Memory_does_not_grow_with_the_input()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");
        var policy = JsonSerializer.Serialize("version: STSv1\nmode: enforce\n\nmx: mx.example.com\nmax_age: 604800\n");
        var block = Encoding.ASCII.GetBytes(
            string.Concat(Enumerable.Repeat($$"""{"id":1,"kind":"policy","input":{{policy}}}""" + "\n", 1_000)));
        using var process = Cli.Start("lint", "--jsonl");
        var counting = CountLinesAsync(process.StandardOutput.BaseStream);

        var early = 0L;
        for (var i = 0; i < 200; i++)
        {
            await process.StandardInput.BaseStream.WriteAsync(block, TestContext.Current.CancellationToken);
            early = i == 39 ? PeakMemory(process.Id) : early;
        }

        await process.StandardInput.BaseStream.FlushAsync(TestContext.Current.CancellationToken);
        var late = PeakMemory(process.Id);
        process.StandardInput.Close();

        // The whole output is about 100 MB and the input 20 MB: whoever kept either would be far beyond this.
        Assert.Equal(200_000, await counting);
        Assert.True(late < early + (48 * 1024), $"{early} kB after 40,000 lines, {late} kB after 200,000");
        Assert.True(late < 256 * 1024, $"{late} kB");
    }

    [Fact]
    public async Task A_reader_that_has_seen_enough_ends_it_quietly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "has no such signal");
        using var process = Cli.Start("lint", "--jsonl");
        await process.StandardInput.WriteAsync("{\"id\":1}\n");
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        process.StandardOutput.Close();

        var ended = process.WaitForExitAsync(TestContext.Current.CancellationToken);
        while (!ended.IsCompleted)
        {
            try
            {
                await process.StandardInput.WriteAsync("{\"id\":2}\n");
                await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
            }
            catch (IOException)
            {
                break;
            }
        }

        await ended;
        Assert.Equal(
            (0, ""),
            (process.ExitCode, await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)));
    }

    private static async Task<int> CountLinesAsync(Stream output)
    {
        var buffer = new byte[64 * 1024];
        var lines = 0;
        for (var count = await output.ReadAsync(buffer); count > 0; count = await output.ReadAsync(buffer))
        {
            lines += buffer.AsSpan(0, count).Count((byte)'\n');
        }

        return lines;
    }

    // In kilobytes.
    private static long PeakMemory(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status")
            .Single(static line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(
            line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            System.Globalization.CultureInfo.InvariantCulture);
    }
}
