using System.Text;
using System.Text.Json;

namespace Sealpost.Cli.Tests;

public sealed class LintTests
{
    private const string Policy = "version: STSv1\nmode: enforce\nmx: mx.example.com\nmax_age: 2419200\n";

    [Theory]
    [InlineData(0, "policy", Policy)]
    [InlineData(1, "policy", Policy + "\n")]
    [InlineData(0, "sts-record", "v=STSv1; id=1")]
    [InlineData(0, "sts-record", "v=STSv1; id=1\n")]
    [InlineData(0, "sts-record", "v=STSv1; id=1\r\n")]
    [InlineData(1, "sts-record", "v=STSv1; id=1\n\n")]
    [InlineData(1, "sts-record", "v=spf1 -all")]
    [InlineData(0, "tlsrpt-record", "v=TLSRPTv1; rua=mailto:a@example.com")]
    [InlineData(1, "tlsrpt-record", "v=TLSRPTv1")]
    [InlineData(0, "spf-record", "v=spf1 mx include:_spf.example.net -all\n")]
    [InlineData(0, "spf-record", "v=spf1 ptr +all")]
    [InlineData(1, "spf-record", "v=spf1 ipv4:192.0.2.1 -all")]
    [InlineData(1, "spf-record", "v=spf10 -all")]
    [InlineData(0, "dkim-key", "v=DKIM1; p=")]
    [InlineData(1, "dkim-key", "v=DKIM1; p=AAAA")]
    [InlineData(0, "dmarc-record", "v=DMARC1; p=none\n")]
    [InlineData(1, "dmarc-record", "v=DMARC1; p=")]
    public async Task Ends_with_the_verdict(int status, string kind, string text)
    {
        Assert.Equal(status, (await Cli.RunWithInputAsync(text, "lint", kind)).Status);
        Assert.Equal(status, (await Cli.RunWithInputAsync(text, "lint", "--format", "json", kind, "-")).Status);
    }

    [Fact]
    public async Task Points_at_the_octets()
    {
        var ran = await Cli.RunWithInputAsync(Policy.Replace("mx:", "mx :"), "lint", "policy");

        Assert.Equal("", ran.Error);
        Assert.Contains("    mx : mx.example.com\n      ^\n", ran.Out, StringComparison.Ordinal);
        Assert.Contains("line 3", ran.Out, StringComparison.Ordinal);
        Assert.Contains("STS301, RFC 8461 §3.2", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Points_behind_characters_of_several_octets_and_escapes()
    {
        var ran = await Cli.RunWithInputAsync("v=STSv1; id=ä\u001B!;", "lint", "sts-record");

        Assert.Contains("    v=STSv1; id=ä\\u001B!;\n                ^^^^^^^^\n", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_line_is_cut_around_the_place()
    {
        var ran = await Cli.RunWithInputAsync(
            $"v=STSv1; id=1; {new string('a', 30)}={new string('b', 500)}ä{new string('c', 500)};",
            "lint",
            "sts-record");

        Assert.Equal(1, ran.Status);
        Assert.All(ran.Out.Split('\n'), static line => Assert.True(line.Length <= 130, line));
    }

    [Fact]
    public async Task Json_has_the_shape_of_the_contract()
    {
        var ran = await Cli.RunWithInputAsync(
            "version: STSv1\nmode: testing\n\nmx: ä\nmax_age: 86400\n", "lint", "--format", "json", "policy");

        using var document = JsonDocument.Parse(ran.Out);
        var root = document.RootElement;
        var blank = root.GetProperty("flaws")[0];
        Assert.Equal(
            ["id", "kind", "verdict", "flaws", "parsed", "tolerant"],
            from member in root.EnumerateObject() select member.Name);
        Assert.Equal("invalid", root.GetProperty("verdict").GetString());
        Assert.Equal(
            ("blankLine", 3, 29, 0, "error", "STS302"),
            (blank.GetProperty("kind").GetString(),
                blank.GetProperty("line").GetInt32(),
                blank.GetProperty("start").GetInt32(),
                blank.GetProperty("length").GetInt32(),
                blank.GetProperty("severity").GetString(),
                blank.GetProperty("check").GetString()));
        Assert.Equal(
            """{"rfc":8461,"section":"3.2","level":"must"}""", JsonSerializer.Serialize(blank.GetProperty("citation")));

        // Octets, not characters.
        var second = root.GetProperty("flaws")[1];
        Assert.Equal((34, 2), (second.GetProperty("start").GetInt32(), second.GetProperty("length").GetInt32()));
    }

    [Fact]
    public async Task Parsed_holds_what_senders_act_on()
    {
        var policy = await Cli.RunWithInputAsync(Policy + "note: x\n", "lint", "--format", "json", "policy");
        var record = await Cli.RunWithInputAsync(
            "v=TLSRPTv1; rua=mailto:a@example.com,ftp://x/; k=v", "lint", "--format", "json", "tlsrpt-record");

        Assert.Equal(
            """{"version":"STSv1","mode":"enforce","maxAge":2419200,"mx":["mx.example.com"]"""
            + ""","extensions":[["note","x"]]}""",
            Compact(policy.Out, "parsed"));
        Assert.Equal(
            """{"rua":["mailto:a@example.com","ftp://x/"],"usable":["mailto:a@example.com"]"""
            + ""","extensions":[["k","v"]]}""",
            Compact(record.Out, "parsed"));

        var spf = await Cli.RunWithInputAsync("v=spf1 mx ?all exp=e.example", "lint", "--format", "json", "spf-record");
        Assert.Equal(
            """{"terms":["mx","?all","exp=e.example"],"all":"neutral"}""", Compact(spf.Out, "parsed"));
        Assert.Contains("SPF117", spf.Out, StringComparison.Ordinal);

        var key = await Cli.RunWithInputAsync(
            "v=DKIM1; t=s:x:y; k=ed25519; p=mfPE28s4copf8nEMyqbYJYNFcUoNT8Y0SnI/lXNIwi4=", "lint", "--format", "json", "dkim-key");
        var revoked = await Cli.RunWithInputAsync("p=", "lint", "--format", "json", "dkim-key");
        var dmarc = await Cli.RunWithInputAsync(
            "v=DMARC1; p=reject; sp=quarantine; aspf=s; t=y; psd=n; fo=1:d; rua=mailto:a@b.example!1m,https://b.example/",
            "lint",
            "--format",
            "json",
            "dmarc-record");
        Assert.Equal(
            """{"keyType":"ed25519","bits":256,"flags":["y","s"],"testing":true,"revoked":false}""", Compact(key.Out, "parsed"));
        Assert.Equal(
            """{"keyType":"rsa","bits":null,"flags":[],"testing":false,"revoked":true}""", Compact(revoked.Out, "parsed"));
        Assert.Equal(
            """{"policy":"reject","subdomainPolicy":"quarantine","nonexistentPolicy":"quarantine","testing":true"""
            + ""","alignment":{"dkim":"relaxed","spf":"strict"},"publicSuffix":"n","failureOptions":["1","d"]"""
            + ""","rua":["mailto:a@b.example"],"ruf":[]}""",
            Compact(dmarc.Out, "parsed"));
    }

    [Fact]
    public async Task An_answer_with_two_SPF_records_is_none()
    {
        var ran = await Cli.RunWithInputAsync(
            """{"id":1,"kind":"spf-record","rrset":[["v=spf1 ","mx"],["v=spf1 -all"]]}""" + "\n"
            + """{"id":2,"kind":"spf-record","rrset":[["v=spf1 ","-all"],["x"]]}""",
            "lint",
            "--jsonl");

        var lines = ran.Out.Split('\n');
        Assert.Equal(("\"none\"", "\"valid\""), (Compact(lines[0], "verdict"), Compact(lines[1], "verdict")));
        Assert.Contains("SPF102", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Match_says_which_and_why_not()
    {
        var all = await Cli.RunAsync("match", "--mx", "mx1.example.com", "*.example.com");
        var some = await Cli.RunAsync("match", "--mx", "mx1.example.com", "--mx", "a.b.example.com", "*.example.com");
        var json = await Cli.RunAsync("match", "--format", "json", "--mx", "mx1.example.com", "*.example.com");

        Assert.Equal((0, "mx1.example.com is covered by *.example.com\n"), (all.Status, all.Out));
        Assert.Equal(1, some.Status);
        Assert.Contains(
            "a.b.example.com is not covered\n    *.example.com: the star stands for exactly one label",
            some.Out,
            StringComparison.Ordinal);
        Assert.Equal(
            """{"id":null,"kind":"mx-match","host":"mx1.example.com","match":true,"matchedBy":"*.example.com"}"""
            + "\n",
            json.Out);
    }

    [Fact]
    public async Task Match_tells_how_a_pattern_in_another_script_is_written()
    {
        var ran = await Cli.RunAsync("match", "--mx", "mx.bücher.example", "*.bücher.example");

        Assert.Equal(1, ran.Status);
        Assert.Contains("as they go on the wire: *.xn--bcher-kva.example\n", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_lists_and_explains()
    {
        var list = await Cli.RunAsync("explain");
        var one = await Cli.RunAsync("explain", "sts203");

        Assert.Equal((0, 0), (list.Status, one.Status));
        Assert.Contains("STS203  error    The policy URL answers with a redirect", list.Out, StringComparison.Ordinal);
        Assert.Contains("STS203", one.Out.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains("redirect", one.Out.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001B", one.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Octets_that_are_no_text_are_judged_too()
    {
        using var process = Cli.Start("lint", "policy");
        await process.StandardInput.BaseStream.WriteAsync(
            (byte[])[.. Encoding.ASCII.GetBytes(Policy), 0xFF, 0x00, (byte)':', (byte)'x'],
            TestContext.Current.CancellationToken);
        process.StandardInput.Close();

        Assert.Contains(
            "STS325",
            await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    private static string Compact(string json, string member)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement.GetProperty(member));
    }
}
