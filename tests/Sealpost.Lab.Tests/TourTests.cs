using System.Reflection;
using System.Text;
using Sealpost.Lab.Table;
using Xunit;

namespace Sealpost.Lab.Tests;

/// <summary>The page that shows every domain of the lab is made from the table; a page that differs fails.</summary>
public sealed class TourTests
{
    private const string Head = """
        # A tour of the lab

        Every domain of [the lab](../lab/README.md), what is different about it, and what `sealpost check` says. The
        table is made from `lab/domains/*.json`, which the tests hold against the built command and real servers.

        ```
        lab/up
        ./sealpost check --resolver 127.0.53.53 --ca-file lab/.run/ca.pem \
            --assume-public 127.0.0.0/8 --assume-public ::1/128 DOMAIN
        lab/down
        ```

        | domain | what is different | outcome | MTA-STS | TLS-RPT | findings |
        |---|---|---|---|---|---|

        """;

    [Fact]
    public void Shows_the_table_as_it_is()
    {
        var root = typeof(TourTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static entry => entry.Key is "RepositoryRoot").Value!;
        var path = Path.Combine(root, "docs", "tour.md");
        var page = new StringBuilder(Head);
        foreach (var domain in LabTable.Load().Domains)
        {
            page.Append(Row(domain)).Append('\n');
        }

        if (Environment.GetEnvironmentVariable("SEALPOST_UPDATE_DOCS") is "1")
        {
            File.WriteAllText(path, page.ToString());
        }

        Assert.Equal(page.ToString(), File.ReadAllText(path));
    }

    private static string Row(LabDomain domain)
    {
        var expect = domain.Expect;
        var findings = expect.Findings.Select(static id => $"[{id}](checks/{id}.md)")
            .Concat(expect.Unseen.Select(static id => $"[{id}](checks/{id}.md) unseen"));
        return $"| `{domain.Name}` | {domain.Differs.Replace("|", "\\|", StringComparison.Ordinal)} | {expect.Outcome} "
            + $"| {expect.MtaSts} | {expect.TlsRpt} | {string.Join(", ", findings)} |";
    }
}
