using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sealpost.Cli.Tests;

public sealed class ReplayTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sealpost-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("healthy", 0)]
    [InlineData("redirect", 1)]
    [InlineData("redirect", 0, "--fail-on", "never")]
    [InlineData("healthy", 0, "--fail-on", "warning")]
    [InlineData("healthy", 0, "--require", "enforce", "--require", "tlsrpt")]
    [InlineData("healthy", 0, "--require", "testing")]
    [InlineData("redirect", 1, "--fail-on", "never", "--require", "testing")]
    public async Task Ends_with_the_status_of_the_report(string name, int status, params string[] options)
    {
        var ran = await Cli.RunAsync(["replay", .. options, Cli.Observation(name)]);

        Assert.Equal(status, ran.Status);
        Assert.Equal(
            options.Contains("testing") && status == 1,
            ran.Error.Contains("--require testing is not met", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("error", 0)]
    [InlineData("warning", 1)]
    public async Task A_warning_counts_where_it_is_wanted(string threshold, int status)
    {
        var file = Changed(json => json["tlsRptTxt"]!["records"] = new JsonArray());

        Assert.Equal(status, (await Cli.RunAsync("replay", "--fail-on", threshold, file)).Status);
    }

    [Fact]
    public async Task What_could_not_be_determined_has_a_status_of_its_own()
    {
        var file = Changed(json => json["stsTxt"]!["reply"]!["outcome"] = "TimedOut");

        var ran = await Cli.RunAsync("replay", "--require", "enforce", file);

        Assert.Equal(3, ran.Status);
        Assert.StartsWith(
            "Whether mail to example.com is protected could not be found out", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demand_that_is_not_met_outweighs_what_could_not_be_determined()
    {
        var file = Changed(json =>
        {
            json["stsTxt"]!["reply"]!["outcome"] = "TimedOut";
            json["tlsRptTxt"]!["records"] = new JsonArray();
        });

        Assert.Equal(1, (await Cli.RunAsync("replay", "--require", "tlsrpt", file)).Status);
    }

    [Fact]
    public async Task Prints_one_document_of_JSON()
    {
        var ran = await Cli.RunAsync("replay", "--format", "json", Cli.Observation("redirect"));

        using var document = JsonDocument.Parse(ran.Out);
        Assert.Equal("", ran.Error);
        Assert.Equal("unprotected", document.RootElement.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Prints_Markdown()
    {
        var ran = await Cli.RunAsync("replay", "--format", "markdown", Cli.Observation("redirect"));

        Assert.StartsWith("### ", ran.Out, StringComparison.Ordinal);
        Assert.Contains("<details open>", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quiet_is_the_headline_only()
    {
        var ran = await Cli.RunAsync("replay", "--quiet", Cli.Observation("redirect"));

        Assert.Equal(
            "Mail to example.com can be intercepted: senders find no policy, because the\n"
            + "policy URL answers with a redirect.\n",
            ran.Out);
    }

    [Fact]
    public async Task Verbose_shows_the_checks_that_passed()
    {
        var usual = await Cli.RunAsync("replay", Cli.Observation("redirect"));
        var verbose = await Cli.RunAsync("replay", "--verbose", Cli.Observation("redirect"));

        Assert.DoesNotContain("STS105", usual.Out, StringComparison.Ordinal);
        Assert.Contains("STS105", verbose.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_standard_input()
    {
        var ran = await Cli.RunWithInputAsync(
            await File.ReadAllTextAsync(Cli.Observation("healthy"), TestContext.Current.CancellationToken),
            "replay",
            "-");

        Assert.Equal(0, ran.Status);
    }

    [Fact]
    public async Task Refuses_what_a_newer_program_saved()
    {
        var ran = await Cli.RunAsync("replay", Changed(json => json["format"] = 99));

        Assert.Equal((2, ""), (ran.Status, ran.Out));
        Assert.Contains("It was saved by a newer Sealpost (format 99", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"format\": 1}")]
    [InlineData("no json")]
    public async Task Refuses_what_is_no_observation(string text)
    {
        var ran = await Cli.RunWithInputAsync(text, "replay", "-");

        Assert.Equal((2, ""), (ran.Status, ran.Out));
        Assert.Contains("standard input cannot be read. It is no", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    [InlineData("json")]
    public async Task Hostile_text_never_gets_out_raw(string format)
    {
        const string Hostile = "\u001B]0;owned\u0007\u202E\u200B\u009B31m";
        var file = Changed(json =>
        {
            json["stsTxt"]!["records"] = new JsonArray("v=STSv1; id=" + Hostile);
            json["tlsRptTxt"]!["records"] = new JsonArray("v=TLSRPTv1; rua=" + Hostile);
        });

        var ran = await Cli.RunAsync("replay", "--verbose", "--format", format, file);

        Assert.Equal(1, ran.Status);
        Assert.Contains(@"owned\u0007\u202E", ran.Out.Replace("\\\\", "\\"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(
            ran.Out, static character => character is '\u001B' or '\u0007' or '\u202E' or '\u200B' or '\u009B');
    }

    private string Changed(Action<JsonNode> change)
    {
        var json = JsonNode.Parse(File.ReadAllText(Cli.Observation("healthy")))!;
        change(json);
        var file = Path.Combine(_folder, "seen.json");
        File.WriteAllText(file, json.ToJsonString());
        return file;
    }
}
