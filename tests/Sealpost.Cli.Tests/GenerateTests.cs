namespace Sealpost.Cli.Tests;

public sealed class GenerateTests
{
    [Theory]
    [InlineData("generate needs DOMAIN", "generate")]
    [InlineData("'user@example.com' is an e-mail address; did you mean example.com?", "generate", "user@example.com")]
    [InlineData("--mode takes testing, enforce or none; 'strict' is none of them.", "generate", "--mode", "strict", "example.com")]
    [InlineData("--max-age takes seconds, days (1d) or weeks (4w), up to 31557600 s; '53w' is not that.", "generate", "--max-age", "53w", "example.com")]
    [InlineData("'-1' is not that.", "generate", "--max-age", "-1", "example.com")]
    [InlineData("'99999999999999999999' is not that.", "generate", "--max-age", "99999999999999999999", "example.com")]
    [InlineData("did you mean mailto:tlsrpt@example.com?", "generate", "--rua", "tlsrpt@example.com", "example.com")]
    [InlineData("'ftp://example.com' is none that reports can go to.", "generate", "--rua", "ftp://example.com", "example.com")]
    [InlineData("--format takes text, json or zone; 'yaml' is none of them.", "generate", "--format", "yaml", "example.com")]
    [InlineData("--hosting takes nginx, caddy or static; 'apache' is none of them.", "generate", "--hosting", "apache", "--output", "x", "example.com")]
    [InlineData("--hosting and --output need each other", "generate", "--hosting", "nginx", "example.com")]
    [InlineData("--hosting and --output need each other", "generate", "--output", "x", "example.com")]
    [InlineData("There is no option '--mod'; did you mean --mode?", "generate", "--mod", "enforce", "example.com")]
    public async Task Wrong_usage_names_the_argument_and_what_was_expected(string message, params string[] arguments)
    {
        var ran = await Cli.RunAsync(arguments);

        Assert.Equal(2, ran.Status);
        Assert.Equal("", ran.Out);
        Assert.Contains(message, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Senders_are_in_a_report_where_they_are_asked_for()
    {
        var without = await Cli.RunAsync("replay", "--format", "json", Cli.Observation("healthy"));
        var with = await Cli.RunAsync("replay", "--format", "json", "--senders", Cli.Observation("healthy"));
        var text = await Cli.RunAsync("replay", "--senders", Cli.Observation("healthy"));

        Assert.DoesNotContain("\"senders\"", without.Out, StringComparison.Ordinal);
        Assert.Contains("\"senders\"", with.Out, StringComparison.Ordinal);
        Assert.Contains("Postfix with postfix-tlspol", text.Out, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), (without.Status, with.Status, text.Status));
    }
}
