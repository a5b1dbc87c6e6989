namespace Sealpost.Cli.Tests.Scanning;

/// <summary>Wrong arguments of a scan: each is told with its name, whatever stands beside it.</summary>
public sealed class WrongScanTests
{
    [Theory]
    [InlineData("scan needs FILE|-", "scan")]
    [InlineData("'b' is one argument too many", "scan", "a", "b")]
    [InlineData("There is no option '--colum'; did you mean --column?", "scan", "--colum", "2", "-")]
    [InlineData("--format takes jsonl or csv; 'xml' is none of them.", "scan", "--format", "xml", "-")]
    [InlineData("--format takes jsonl or csv; 'xml' is none of them.", "scan", "--format", "xml", "--fields", "full", "-")]
    [InlineData("--format takes jsonl or csv; '-' is none of them.", "scan", "--format", "-")]
    [InlineData("'--format' expects a single argument but 2", "scan", "--format", "csv", "--format", "jsonl", "-")]
    [InlineData("--format jsonl|csv needs a value", "scan", "-", "--format")]
    [InlineData("--fields takes summary, full or observation; 'all' is none of them.", "scan", "--fields", "all", "-")]
    [InlineData("--fields takes summary, full or observation; 'all' is none of them.", "scan", "--fields", "all", "--format", "csv", "-")]
    [InlineData("--format csv holds the summary of a domain; --fields full", "scan", "--fields", "full", "--format", "csv", "-")]
    [InlineData("--fields summary|full|observation needs a value", "scan", "--format", "csv", "--fields")]
    [InlineData("--resume needs --output FILE", "scan", "--resume", "-")]
    [InlineData("--output FILE needs a value", "scan", "--resume", "--output")]
    [InlineData("'--output' expects a single argument but 2", "scan", "--resume", "--output", "a", "--output", "b", "-")]
    [InlineData("--output: '' cannot be used", "scan", "--output", "", "/dev/null")]
    [InlineData("--output: '/no/such/r.jsonl' cannot be used", "scan", "--output", "/no/such/r.jsonl", "/dev/null")]
    [InlineData("--output: '/' cannot be used", "scan", "--resume", "--output", "/", "/dev/null")]
    [InlineData("--concurrency takes a whole number from 1 to 4096; '0' is not that.", "scan", "--concurrency", "0", "-")]
    [InlineData("--concurrency takes a whole number from 1 to 4096; '1.5' is not that.", "scan", "--concurrency", "1.5", "-")]
    [InlineData("--concurrency N needs a value", "scan", "-", "--concurrency")]
    [InlineData("--rate takes a number from 0.001 to 1000000; 'fast' is not that.", "scan", "--rate", "fast", "-")]
    [InlineData("--rate takes a number from 0.001 to 1000000; '-1' is not that.", "scan", "--rate", "-1", "-")]
    [InlineData("--rate N needs a value", "scan", "-", "--rate")]
    [InlineData("--deadline takes seconds", "scan", "--deadline", "0", "-")]
    [InlineData("--deadline SECONDS needs a value", "scan", "-", "--deadline")]
    [InlineData("--contact takes an https, http or mailto URL", "scan", "--contact", "me", "-")]
    [InlineData("--contact URL needs a value", "scan", "-", "--contact")]
    [InlineData("--fail-on takes never, warning or error; 'info' is none of them.", "scan", "--fail-on", "info", "-")]
    [InlineData("--fail-on never|warning|error needs a value", "scan", "-", "--fail-on")]
    [InlineData("--column NAME|N needs a value", "scan", "-", "--column")]
    [InlineData("--ipv4-only and --ipv6-only contradict each other", "scan", "--ipv4-only", "--ipv6-only", "-")]
    [InlineData("--resolver: 'localhost' is not the address of a resolver", "scan", "--resolver", "localhost", "-")]
    [InlineData("--trust-resolver: 'localhost' is not the address", "scan", "--trust-resolver", "localhost", "-")]
    [InlineData("--ca-file: '/no/such' cannot be read", "scan", "--ca-file", "/no/such", "-")]
    [InlineData("--ehlo takes a host name", "scan", "--ehlo", "a b", "-")]
    [InlineData("--selector takes what stands behind s=", "scan", "--selector", "..", "-")]
    [InlineData("--assume-public takes a prefix", "scan", "--assume-public", "10", "-")]
    [InlineData("summarize needs RESULTS|-", "scan", "summarize")]
    [InlineData("--format takes text or json; 'csv' is none of them.", "scan", "summarize", "--format", "csv", "-")]
    [InlineData("--html FILE needs a value", "scan", "summarize", "-", "--html")]
    [InlineData("submit needs FILE|-", "scan", "submit")]
    [InlineData("--nats says where the cluster is", "scan", "submit", "/dev/null")]
    [InlineData("--nats takes URLs such as", "scan", "submit", "--nats", "http://a", "/dev/null")]
    [InlineData("--nats URL needs a value", "scan", "submit", "/dev/null", "--nats")]
    [InlineData("--job takes ", "scan", "submit", "--nats", "n1", "--job", "a b", "/dev/null")]
    [InlineData("--shard takes a whole number from 1 to", "scan", "submit", "--shard", "0", "/dev/null")]
    [InlineData("--format takes jsonl or csv; 'xml' is none of them.", "scan", "submit", "--format", "xml", "/dev/null")]
    [InlineData("--format csv holds the summary of a domain", "scan", "submit", "--format", "csv", "--fields", "full", "/dev/null")]
    [InlineData("--ipv4-only and --ipv6-only contradict each other", "scan", "submit", "--ipv4-only", "--ipv6-only", "/dev/null")]
    [InlineData("'--deadline' expects a single argument but 2", "scan", "submit", "--deadline", "1", "--deadline", "2", "/dev/null")]
    [InlineData("--nats-cert and --nats-key belong together", "scan", "worker", "--nats", "n1", "--nats-cert", "/dev/null")]
    [InlineData("--concurrency takes a whole number", "scan", "worker", "--nats", "n1", "--concurrency", "many")]
    [InlineData("collect needs JOB", "scan", "collect", "--output", "f")]
    [InlineData("--output", "scan", "collect", "job")]
    [InlineData("cancel needs JOB", "scan", "cancel")]
    [InlineData("--format takes", "scan", "status", "--format", "csv")]
    public async Task Is_told_with_its_name(string message, params string[] arguments)
    {
        var ran = await Cli.RunAsync(arguments);

        Assert.Equal((2, ""), (ran.Status, ran.Out));
        Assert.Contains(message, ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
    }
}
