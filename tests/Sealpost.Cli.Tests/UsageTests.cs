namespace Sealpost.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("check needs DOMAIN", "check")]
    [InlineData("'user@example.com' is an e-mail address; did you mean example.com?", "check", "user@example.com")]
    [InlineData("'192.0.2.1' is an IP address", "check", "192.0.2.1")]
    [InlineData(
        "--format takes text, json or markdown; 'yaml' is none of them.", "check", "--format", "yaml", "example.com")]
    [InlineData("The format sarif is not available yet.", "check", "--format", "sarif", "example.com")]
    [InlineData("--fail-on takes error, warning or never", "check", "--fail-on", "info", "example.com")]
    [InlineData("--require takes enforce, testing or tlsrpt", "check", "--require", "dane", "example.com")]
    [InlineData(
        "--resolver: 'localhost' is not the address of a resolver", "check", "--resolver", "localhost", "example.com")]
    [InlineData(
        "--timeout takes seconds, more than 0 and at most 3600; '-1' is not that.", "check", "--timeout", "-1",
        "example.com")]
    [InlineData("--assume-public takes a prefix such as 10.0.0.0/8", "check", "--assume-public", "10", "example.com")]
    [InlineData("--ehlo takes a host name.", "check", "--ehlo", "a b", "example.com")]
    [InlineData("--quiet takes no value; '--quiet=no' gives it one.", "check", "--quiet=no", "example.com")]
    [InlineData("-v takes no value; '-v=no' gives it one.", "check", "-v=no", "example.com")]
    [InlineData("--resume takes no value; '--resume=yes' gives it one.", "scan", "--resume=yes", "-")]
    [InlineData(
        "--selector takes the selector alone: what stands before ._domainkey", "check", "--selector", "a._domainkey", "example.com")]
    [InlineData(
        "--ipv4-only and --ipv6-only contradict each other", "check", "--ipv4-only", "--ipv6-only", "example.com")]
    [InlineData("--quiet and --verbose contradict each other", "check", "-q", "-v", "example.com")]
    [InlineData(
        "'/no/such/roots.pem' cannot be read: there is no such file.", "check", "--ca-file", "/no/such/roots.pem",
        "example.com")]
    [InlineData("there is no directory '/no/such'", "check", "--save", "/no/such/seen.json", "example.com")]
    [InlineData(
        "--save needs a directory when there are several domains", "check", "--save", "seen.json", "example.com",
        "example.net")]
    [InlineData("There is no option '--formta'; did you mean --format?", "check", "--formta", "example.com")]
    [InlineData("lint needs the kind of text: sts-record, policy, tlsrpt-record, spf-record, dkim-key or dmarc-record; or --jsonl.", "lint")]
    [InlineData(
        "lint report is not available yet; the kinds there are: sts-record, policy, tlsrpt-record, spf-record, dkim-key or dmarc-record.", "lint",
        "report")]
    [InlineData("lint takes sts-record, policy, tlsrpt-record, spf-record, dkim-key or dmarc-record; 'dkim' is none of them.", "lint", "dkim")]
    [InlineData("'/no/such' cannot be read: there is no such file.", "lint", "policy", "/no/such")]
    [InlineData("'/' cannot be read: it is a directory.", "lint", "--jsonl", "/")]
    [InlineData("'/no/such.jsonl' cannot be read: there is no such file.", "lint", "--jsonl", "/no/such.jsonl")]
    [InlineData("match needs --mx HOST", "match", "*.example.com")]
    [InlineData("match needs PATTERN", "match", "--mx", "mx.example.com")]
    [InlineData("There is no check 'STS2O3'; did you mean STS203?", "explain", "STS2O3")]
    [InlineData("There is no check 'banana'", "explain", "banana")]
    [InlineData("replay needs FILE", "replay")]
    [InlineData("'/no/such.json' cannot be read: there is no such file.", "replay", "/no/such.json")]
    [InlineData("completion takes bash, zsh, fish or pwsh; 'tcsh' is none of them.", "completion", "tcsh")]
    [InlineData("did you mean 'sealpost check example.com'?", "example.com")]
    [InlineData("There is no command 'chekc'; did you mean check?", "chekc")]
    public async Task Wrong_usage_names_the_argument_and_what_was_expected(string message, params string[] arguments)
    {
        var ran = await Cli.RunAsync(arguments);

        Assert.Equal(2, ran.Status);
        Assert.Equal("", ran.Out);
        Assert.Contains(message, ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_faulty_domain_is_named()
    {
        var ran = await Cli.RunAsync("check", "a@example.com", "example.com", "https://example.net/");

        Assert.Equal(2, ran.Status);
        Assert.Contains("'a@example.com'", ran.Error, StringComparison.Ordinal);
        Assert.Contains("'https://example.net/'", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_option_without_its_value_is_one_fault()
    {
        var ran = await Cli.RunAsync("check", "--format");

        Assert.Equal(2, ran.Status);
        Assert.Equal("sealpost: --format text|json|markdown needs a value.", ran.Error.Split('\n')[0]);
        Assert.DoesNotContain("DOMAIN: what", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_arguments_are_quoted_back_harmlessly()
    {
        const string Red = "\u001B[31m";
        foreach (var arguments in (string[][])[["check", Red], [Red], ["lint", Red], ["explain", Red]])
        {
            var ran = await Cli.RunAsync(arguments);

            Assert.Equal(2, ran.Status);
            Assert.DoesNotContain('\u001B', ran.Error);
        }
    }

    [Fact]
    public async Task Nothing_at_all_shows_the_help_and_is_wrong_usage()
    {
        var ran = await Cli.RunAsync();

        Assert.Equal((2, ""), (ran.Status, ran.Out));
        Assert.Contains("Commands", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sealpost check example.com", "--help")]
    [InlineData("sealpost check --quiet --require enforce example.com", "check", "--help")]
    [InlineData("sealpost lint policy mta-sts.txt", "lint", "-h")]
    [InlineData("sealpost match --mx", "match", "--help")]
    [InlineData("sealpost explain STS203", "explain", "--help")]
    [InlineData("sealpost replay seen.json", "replay", "--help")]
    [InlineData("source <(sealpost completion bash)", "completion", "--help")]
    public async Task Help_teaches_by_example(string example, params string[] arguments)
    {
        var ran = await Cli.RunAsync(arguments);

        Assert.Equal((0, ""), (ran.Status, ran.Error));
        Assert.Contains(example, ran.Out, StringComparison.Ordinal);
        Assert.Contains("Exit status", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_lists_every_option_of_the_contract()
    {
        var ran = await Cli.RunAsync("check", "--help");

        string[] options =
        [
            "--format", "--fail-on", "--require", "--resolver", "--ca-file", "--no-smtp", "--ehlo", "--timeout",
            "--ipv4-only", "--ipv6-only", "--assume-public", "--save", "--quiet", "--verbose",
        ];
        Assert.All(
            options,
            option => Assert.Contains(
                $"  {option}", ran.Out.Replace("-q, ", "").Replace("-v, ", ""), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tells_its_version()
    {
        var ran = await Cli.RunAsync("--version");

        Assert.Equal((0, ""), (ran.Status, ran.Error));
        Assert.Matches(@"\Asealpost \d+\.\d+\.\d+[-.\w]*\n\z", ran.Out);
    }

    [Theory]
    [InlineData("bash", "complete ")]
    [InlineData("zsh", "#compdef sealpost")]
    [InlineData("fish", "complete -c sealpost")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Prints_completion_scripts(string shell, string part)
    {
        var ran = await Cli.RunAsync("completion", shell);

        Assert.Equal((0, ""), (ran.Status, ran.Error));
        Assert.Contains(part, ran.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sealpost ch", "check")]
    [InlineData("sealpost check --fo", "--format")]
    [InlineData("sealpost check --format j", "json")]
    [InlineData("sealpost lint po", "policy")]
    [InlineData("sealpost explain STS30", "STS302")]
    public async Task Completes(string line, string word)
    {
        var ran = await Cli.RunAsync($"[suggest:{line.Length}]", line);

        Assert.Equal(0, ran.Status);
        Assert.Contains(word, ran.Out.Split('\n'));
    }
}
