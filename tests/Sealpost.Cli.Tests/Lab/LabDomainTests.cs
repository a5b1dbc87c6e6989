using System.Text.Json.Nodes;
using Sealpost.Lab.Table;

namespace Sealpost.Cli.Tests.Lab;

/// <summary>
/// The built program against real servers: every domain of the lab, held against its line of the table.
/// </summary>
public sealed class LabDomainTests(LabChecks checks)
{
    private static readonly LabTable Table = LabTable.Load();

    public static TheoryData<string> Names => [.. from domain in Table.Domains select domain.Name];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Says_what_the_table_expects(string name)
    {
        Assert.SkipUnless(LabChecks.Unavailable is null, LabChecks.Unavailable ?? "");
        var expect = Table.Domains.Single(domain => domain.Name == name).Expect;

        var ran = await checks.ResultOf(name);

        Assert.Equal("", ran.Error);
        var document = JsonNode.Parse(ran.Out)!;
        Assert.Equal(
            Line(expect.Outcome, expect.MtaSts, expect.TlsRpt, expect.Exit, expect.Findings),
            Line(
                (string?)document["outcome"],
                (string?)document["mtaSts"]!["status"],
                (string?)document["tlsRpt"]!["status"],
                ran.Status,
                Ids(document, "fail")));
        Assert.Subset(Ids(document, "unseen").ToHashSet(), expect.Unseen.ToHashSet());
    }

    private static string Line(
        string? outcome, string? mtaSts, string? tlsRpt, int exit, IEnumerable<string> findings) =>
        $"{outcome}, MTA-STS {mtaSts}, TLS-RPT {tlsRpt}, exit {exit}: {string.Join(' ', findings.Order())}";

    private static IEnumerable<string> Ids(JsonNode document, string verdict) =>
        from result in document["results"]!.AsArray()
        where (string?)result!["verdict"] == verdict
        select (string)result!["id"]!;
}
