using System.Text.Json;
using Sealpost.Testing;

namespace Sealpost.Cli.Tests;

public sealed class SchemaTests
{
    public static TheoryData<string> Observations =>
    [
        .. Directory.GetFiles(Cli.File("testdata", "observations"), "*.json")
            .Select(static file => Path.GetFileNameWithoutExtension(file)),
    ];

    [Theory]
    [MemberData(nameof(Observations))]
    public async Task Reports_are_as_their_schema_says(string name)
    {
        var ran = await Cli.RunAsync("replay", "--format", "json", Cli.Observation(name));
        var withSenders = await Cli.RunAsync("replay", "--format", "json", "--senders", Cli.Observation(name));

        Assert.Empty(Faults("report.schema.json", ran.Out));
        Assert.Empty(Faults("report.schema.json", withSenders.Out));
    }

    [Theory]
    [InlineData("report.schema.json")]
    [InlineData("lint.schema.json")]
    public void Every_member_is_described(string name) => Assert.Empty(Schema.Read(Cli.File("docs", name)).Undescribed());

    [Fact]
    public async Task Lint_answers_are_as_their_schema_says()
    {
        string[] kinds = ["sts-record", "policy", "tlsrpt-record", "mx-match"];
        var lines = from kind in kinds
                    from line in File.ReadLines(Cli.File("testdata", "vectors", kind + ".jsonl"))
                    where line.Length > 0
                    let members = line[1..].Replace("\"kind\"", "\"form\"", StringComparison.Ordinal)
                    select $"{{\"kind\":\"{kind}\",{members}";

        string[] spf = ["v=spf1 mx -all", "v=spf1 ?all note=x ptr", "v=spf1 a:b", "x"];
        lines = lines.Concat(from record in spf select $"{{\"kind\":\"spf-record\",\"input\":\"{record}\"}}");
        string[] keys = ["v=DKIM1; p=", "v=DKIM1; t=y:s; k=ed25519; p=mfPE28s4copf8nEMyqbYJYNFcUoNT8Y0SnI/lXNIwi4=", "v=DKIM1; p=!", "x"];
        lines = lines.Concat(from record in keys select $"{{\"kind\":\"dkim-key\",\"input\":\"{record}\"}}");
        string[] dmarc = ["v=DMARC1; p=none", "v=DMARC1; p=reject; sp=none; psd=n; fo=1:d; rua=mailto:a@b.example", "v=DMARC1", "x"];
        lines = lines.Concat(from record in dmarc select $"{{\"kind\":\"dmarc-record\",\"input\":\"{record}\"}}");
        var ran = await Cli.RunWithInputAsync(string.Join('\n', [.. lines, "nonsense"]), "lint", "--jsonl");

        var schema = Schema.Read(Cli.File("docs", "lint.schema.json"));
        var answers = ran.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(answers.Length > 100);
        Assert.Empty(answers.SelectMany(answer =>
        {
            using var document = JsonDocument.Parse(answer);
            return schema.Faults(document.RootElement.Clone());
        }));
    }

    [Theory]
    [InlineData("\"outcome\": \"unprotected\"", "\"outcome\": \"fine\"")]
    [InlineData("\"format\": 1", "\"format\": 2")]
    [InlineData("\"domain\": \"example.com\"", "\"name\": \"example.com\"")]
    [InlineData("\"preference\": 10", "\"preference\": \"10\"")]
    [InlineData("\"id\": \"STS203\"", "\"id\": \"sts203\"")]
    public async Task The_schema_tells_a_wrong_document(string before, string after)
    {
        var ran = await Cli.RunAsync("replay", "--format", "json", Cli.Observation("redirect"));

        Assert.Contains(before, ran.Out, StringComparison.Ordinal);
        Assert.NotEmpty(Faults("report.schema.json", ran.Out.Replace(before, after, StringComparison.Ordinal)));
    }

    private static List<string> Faults(string schema, string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. Schema.Read(Cli.File("docs", schema)).Faults(document.RootElement)];
    }
}
