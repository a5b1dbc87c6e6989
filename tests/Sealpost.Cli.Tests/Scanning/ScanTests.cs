using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Sealpost.Cli.Tests.Scanning;

public sealed class ScanTests : IAsyncLifetime
{
    private readonly TinyResolver _resolver = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sealpost-scan-");

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        await _resolver.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Writes_a_line_for_each_name_once()
    {
        const string Input = "a.example\n\n# a comment\nB.example.\na.example\nbücher.example\r\nnot a name\n";

        var ran = await Cli.RunWithInputAsync(Input, [.. Scan("-"), "--ordered"]);

        Assert.Equal(0, ran.Status);
        var lines = ScanLines.Of(ran.Out);
        Assert.Equal(
            ["a.example", "b.example", "xn--bcher-kva.example", null],
            lines.Select(static line => (string?)line["domain"]));
        Assert.Equal("not a name", (string?)lines[3]["input"]);
        Assert.Equal("not-a-domain", (string?)lines[3]["outcome"]);
        Assert.All(lines[..3], static line => Assert.Equal("absent", (string?)line["mtaSts"]));
        Assert.Contains("4 results", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_gzip_and_a_column_of_a_CSV()
    {
        var path = Path("customers.csv");
        await using (var packed = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        {
            await packed.WriteAsync("id,Domain\n1,a.example\n2,\"b.example\"\n"u8.ToArray(), TestContext.Current.CancellationToken);
        }

        var byName = await Cli.RunAsync([.. Scan(path), "--column", "domain", "--ordered"]);
        var byNumber = await Cli.RunAsync([.. Scan(path), "--column", "2", "--ordered", "--quiet"]);

        Assert.Equal(["a.example", "b.example"], ScanLines.Of(byName.Out).Select(static line => (string?)line["domain"]));
        Assert.Equal(3, ScanLines.Of(byNumber.Out).Count);
        Assert.Equal("", byNumber.Error);
        foreach (var column in (string[])["host", "3", "0", "-1"])
        {
            var unknown = await Cli.RunAsync([.. Scan(path), $"--column={column}"]);
            Assert.Equal(2, unknown.Status);
            Assert.Contains($"no column '{column}'; there are: 'id', 'Domain'.", unknown.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_CSV_holds_no_formula()
    {
        var ran = await Cli.RunWithInputAsync("=cmd|' /C calc'!A0\na.example\n", [.. Scan("-"), "--format", "csv", "--ordered"]);

        var rows = ran.Out.Split('\n');
        Assert.StartsWith("domain,outcome,", rows[0], StringComparison.Ordinal);
        Assert.Contains(",'=cmd|", rows[1], StringComparison.Ordinal);
        Assert.StartsWith("a.example,", rows[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_the_document_of_check_and_what_was_seen()
    {
        var full = await Cli.RunWithInputAsync("a.example\n", [.. Scan("-"), "--fields", "full", "--quiet"]);
        var seen = await Cli.RunWithInputAsync("a.example\n", [.. Scan("-"), "--fields", "observation", "--quiet"]);
        await File.WriteAllTextAsync(Path("seen.json"), seen.Out, TestContext.Current.CancellationToken);

        var replayed = await Cli.RunAsync("replay", "--format", "json", Path("seen.json"));

        var (scanned, judged) = (JsonNode.Parse(full.Out)!, JsonNode.Parse(replayed.Out)!);
        foreach (var time in (string[])["checkedAt", "milliseconds"])
        {
            scanned.AsObject().Remove(time);
            judged.AsObject().Remove(time);
        }

        Assert.Equal(judged.ToJsonString(), scanned.ToJsonString());
    }

    [Theory]
    [InlineData("results.jsonl", "jsonl")]
    [InlineData("results.jsonl.gz", "jsonl")]
    [InlineData("results.csv", "csv")]
    public async Task Killed_at_any_moment_it_goes_on_and_repeats_nothing(string name, string format)
    {
        const int Count = 1500;
        var path = Path(name);
        var names = Path("names.txt");
        await File.WriteAllLinesAsync(
            names,
            Enumerable.Range(0, Count).Select(static number => string.Create(CultureInfo.InvariantCulture, $"d{number}.example")).Append("no name"),
            TestContext.Current.CancellationToken);
        string[] arguments = [.. Scan(names), "--output", path, "--resume", "--format", format, "--rate", "400"];

        for (var kills = 0; kills < 3; kills++)
        {
            using var process = Cli.Start(arguments);
            var before = File.Exists(path) ? new FileInfo(path).Length : 0;
            var patience = Stopwatch.StartNew();
            while ((!File.Exists(path) || new FileInfo(path).Length <= before) && !process.HasExited
                && patience.Elapsed < TimeSpan.FromSeconds(30))
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var ran = await Cli.RunAsync(arguments);

        Assert.Equal(0, ran.Status);
        Assert.Equal(
            Enumerable.Range(0, Count).Select(static number => $"d{number}.example").Append("").Order(StringComparer.Ordinal),
            ScanLines.DomainsOf(path).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("results.jsonl", "summary")]
    [InlineData("results.jsonl.gz", "summary")]
    [InlineData("results.jsonl.gz", "full")]
    public async Task Cut_off_anywhere_a_file_is_whole_again_and_then_complete(string name, string fields)
    {
        string[] names = [.. Enumerable.Range(0, 6).Select(static number => $"d{number}.example")];
        await File.WriteAllLinesAsync(Path("names.txt"), names, TestContext.Current.CancellationToken);
        var path = Path(name);
        string[] arguments = [.. Scan(Path("names.txt")), "--output", path, "--fields", fields, "--quiet", "--resume"];
        Assert.Equal(0, (await Cli.RunAsync(arguments)).Status);
        var whole = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);

        // Beginning, end, and places in between that have nothing to do with lines and blocks.
        int[] cuts = [0, 1, 17, whole.Length / 7, whole.Length / 3, whole.Length * 5 / 8, whole.Length - 1, whole.Length];
        foreach (var cut in cuts)
        {
            await File.WriteAllBytesAsync(path, whole[..cut], TestContext.Current.CancellationToken);
            var ran = await Cli.RunAsync(arguments);

            Assert.Equal("", ran.Error);
            Assert.Equal(names, ScanLines.DomainsOf(path).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_written_over()
    {
        await File.WriteAllTextAsync(Path("r.jsonl"), "precious", TestContext.Current.CancellationToken);

        var ran = await Cli.RunWithInputAsync("a.example\n", [.. Scan("-"), "--output", Path("r.jsonl")]);

        Assert.Equal(2, ran.Status);
        Assert.Contains("--resume", ran.Error, StringComparison.Ordinal);
        Assert.Equal("precious", await File.ReadAllTextAsync(Path("r.jsonl"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Ends_quietly_when_nobody_reads_any_more()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a shell");

        var ran = await Cli.ShellAsync(
            $"(i=0; while [ $i -lt 100000 ]; do echo d$i.example; i=$((i+1)); done) 2>&- | '{Cli.Program}' {string.Join(' ', Scan("-"))} --quiet | head -n 1");

        Assert.Single(ScanLines.Of(ran.Out));
        Assert.Equal("", ran.Error);
        Assert.True(_resolver.Questions < 400_000, $"{_resolver.Questions} questions were asked for nobody");
    }

    [Fact]
    public async Task An_input_that_cannot_be_read_leaves_what_was_written()
    {
        var missing = await Cli.RunAsync(Scan(Path("none.txt")));
        var path = Path("torn.gz");
        using (var packed = new MemoryStream())
        {
            await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            {
                for (var number = 0; number < 20_000; number++)
                {
                    await gzip.WriteAsync(Encoding.ASCII.GetBytes($"d{number * 7919 % 20_000}.example\n"), TestContext.Current.CancellationToken);
                }
            }

            var octets = packed.ToArray();
            octets.AsSpan(octets.Length / 2).Fill(0xFF);
            await File.WriteAllBytesAsync(path, octets, TestContext.Current.CancellationToken);
        }

        var torn = await Cli.RunAsync([.. Scan(path), "--output", Path("r.jsonl")]);

        Assert.Equal(2, missing.Status);
        Assert.Contains("there is no such file", missing.Error, StringComparison.Ordinal);
        Assert.Equal(2, torn.Status);
        Assert.Contains("cannot be read", torn.Error, StringComparison.Ordinal);
        Assert.NotEmpty(ScanLines.Of(await File.ReadAllTextAsync(Path("r.jsonl"), TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Says_before_anything_else_that_no_resolver_answers()
    {
        var ran = await Cli.RunWithInputAsync(
            "a.example\n", "scan", "--resolver", "127.0.0.1:1", "--output", Path("r.jsonl"), "-");

        Assert.Equal(2, ran.Status);
        Assert.Contains("No resolver answers", ran.Error, StringComparison.Ordinal);
        Assert.Empty(await File.ReadAllBytesAsync(Path("r.jsonl"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Findings_count_for_the_exit_status_where_that_is_asked_for()
    {
        var fine = await Cli.RunWithInputAsync("faulty.example\n", Scan("-"));
        var strict = await Cli.RunWithInputAsync("faulty.example\n", [.. Scan("-"), "--fail-on", "error"]);

        Assert.Equal(0, fine.Status);
        Assert.Equal(1, strict.Status);
    }

    [Theory]
    [InlineData("r.jsonl", "summary", "jsonl")]
    [InlineData("r.jsonl.gz", "full", "jsonl")]
    [InlineData("r.jsonl", "observation", "jsonl")]
    [InlineData("r.csv", "summary", "csv")]
    public async Task Findings_of_results_that_were_there_already_count_too(string name, string fields, string format)
    {
        string[] scan = [.. Scan("-"), "--output", Path(name), "--fields", fields, "--format", format, "--resume", "--fail-on"];
        Assert.Equal(0, (await Cli.RunWithInputAsync("a.example\n", [.. scan, "error"])).Status);
        Assert.Equal(0, (await Cli.RunWithInputAsync("faulty.example\n", [.. scan, "never"])).Status);

        var strict = await Cli.RunWithInputAsync("a.example\nb.example\nfaulty.example\n", [.. scan, "error"]);

        Assert.Equal(1, strict.Status);
        Assert.Equal(["a.example", "faulty.example", "b.example"], ScanLines.DomainsOf(Path(name)));
    }

    [Fact]
    public async Task Packed_names_in_several_members_are_all_read_and_a_torn_one_is_told()
    {
        byte[] packed = [.. Packed("a.example\n"), .. Packed("b.example\n")];
        await File.WriteAllBytesAsync(Path("whole.gz"), packed, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Path("torn.gz"), packed[..^1], TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Path("more.gz"), [.. packed, .. "c.example\n"u8], TestContext.Current.CancellationToken);

        var whole = await Cli.RunAsync([.. Scan(Path("whole.gz")), "--ordered"]);

        Assert.Equal(0, whole.Status);
        Assert.Equal(["a.example", "b.example"], ScanLines.Of(whole.Out).Select(static line => (string?)line["domain"]));
        foreach (var name in (string[])["torn.gz", "more.gz"])
        {
            var ran = await Cli.RunAsync(Scan(Path(name)));
            Assert.Equal(2, ran.Status);
            Assert.Contains($"{name}' cannot be read: it is packed, and breaks off or is damaged.", ran.Error, StringComparison.Ordinal);
            Assert.Equal(2, (await Cli.RunAsync("scan", "summarize", Path(name))).Status);
        }
    }

    [Fact]
    public async Task Results_are_summarized_as_text_JSON_and_a_page()
    {
        await Cli.RunWithInputAsync("a.example\nb.example\n<script>.example\n", [.. Scan("-"), "--output", Path("r.jsonl.gz"), "--quiet"]);

        var text = await Cli.RunAsync("scan", "summarize", Path("r.jsonl.gz"));
        var json = await Cli.RunAsync("scan", "summarize", "--format", "json", Path("r.jsonl.gz"));
        var page = await Cli.RunAsync("scan", "summarize", "--html", Path("r.html"), Path("r.jsonl.gz"));

        Assert.Contains("3 results, 2 domains", text.Out, StringComparison.Ordinal);
        Assert.Equal(2, (int)JsonNode.Parse(json.Out)!["mtaSts"]!["absent"]!);
        Assert.Equal(0, page.Status);
        var html = await File.ReadAllTextAsync(Path("r.html"), TestContext.Current.CancellationToken);
        Assert.Contains("<svg", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http", html.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private string[] Scan(string input) => ["scan", "--resolver", _resolver.Address, input];

    private string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
