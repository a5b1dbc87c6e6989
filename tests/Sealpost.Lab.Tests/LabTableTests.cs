using Sealpost.Lab.Dns;
using Sealpost.Lab.Table;
using Xunit;

namespace Sealpost.Lab.Tests;

public sealed class LabTableTests
{
    private static readonly LabTable Table = LabTable.Load();

    /// <summary>The ids of the catalogue up to DNE115, family by family: first and last number.</summary>
    /// <summary>The ids of the catalogue, family by family: first and last number.</summary>
    public static TheoryData<string, int, int> Families { get; } = new()
    {
        { "STS", 101, 113 },
        { "STS", 201, 222 },
        { "STS", 301, 325 },
        { "STS", 401, 405 },
        { "SMX", 101, 115 },
        { "CRT", 101, 105 },
        { "RPT", 101, 115 },
        { "DNE", 101, 115 },
        { "SPF", 101, 129 },
        { "DKM", 101, 116 },
        { "DMC", 101, 127 },
    };

    [Fact]
    public void There_are_at_least_sixty_domains() => Assert.True(Table.Domains.Count >= 60);

    [Fact]
    public void Names_are_unique() =>
        Assert.Equal(Table.Domains.Count, Table.Domains.Select(static domain => domain.Name).Distinct().Count());

    [Fact]
    public void Every_name_is_below_test() =>
        Assert.All(Table.Domains, static domain => Assert.Matches("^([a-z0-9-]+[.])+test$", domain.Name));

    [Fact]
    public void No_domain_is_a_zone_of_the_lab_itself() =>
        Assert.DoesNotContain(LabTable.MailZone, Table.Domains.Select(static domain => domain.Name));

    [Fact]
    public void Every_domain_says_what_is_different() =>
        Assert.All(Table.Domains, static domain => Assert.EndsWith(".", domain.Differs, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Families))]
    public void Every_id_appears(string family, int first, int last)
    {
        var covered = Table.Domains
            .SelectMany(static domain => domain.Expect.Findings.Concat(domain.Expect.Unseen))
            .ToHashSet();
        var ids = Enumerable.Range(first, last - first + 1).Select(number => $"{family}{number}");

        Assert.Empty(ids.Except(covered));
    }

    [Fact]
    public void No_id_is_expected_that_the_catalogue_does_not_have()
    {
        var known = from family in Families
                    let row = family.Data
                    from number in Enumerable.Range(row.Item2, row.Item3 - row.Item2 + 1)
                    select $"{row.Item1}{number}";
        var expected = Table.Domains.SelectMany(static domain => domain.Expect.Findings.Concat(domain.Expect.Unseen));

        Assert.Empty(expected.Except(known));
    }

    [Fact]
    public void What_is_never_a_failure_is_never_a_finding() =>
        Assert.Empty(Table.Domains.SelectMany(static domain => domain.Expect.Findings).Intersect(["SMX112", "SMX113", "DKM110"]));

    [Fact]
    public void Statuses_and_outcomes_are_those_of_the_contract() => Assert.All(Table.Domains, static domain =>
    {
        Assert.Contains(domain.Expect.Outcome, (string[])
            ["protected", "partly-protected", "refused", "reporting", "unprotected", "no-mail", "undetermined"]);
        Assert.Contains(domain.Expect.MtaSts, (string[])
            ["enforce", "testing", "none", "disputed", "absent", "broken", "undetermined"]);
        Assert.Contains(domain.Expect.TlsRpt, (string[])["present", "disputed", "absent", "broken", "undetermined"]);
        Assert.Contains(domain.Expect.Exit, (int[])[0, 1, 3]);
    });

    [Fact]
    public void Every_mail_host_that_an_mx_names_exists()
    {
        var hosts = Table.Hosts.SelectMany(static host => (string[])[host.Name, .. host.AlsoNamed]);
        var named = Table.Domains.SelectMany(static domain => domain.Mx)
            .Where(static mx => !mx.EndsWith('.'))
            .Select(static mx => mx[(mx.IndexOf(' ') + 1)..]);

        Assert.Empty(named.Except(hosts));
    }

    [Fact]
    public void Every_script_that_a_server_names_exists_and_every_script_is_named()
    {
        var named = Table.Hosts.SelectMany(static host => host.Servers).Select(static server => server.Script)
            .Concat(Table.Domains.SelectMany(static domain => domain.PolicyHost).Select(static server => server.Script))
            .OfType<string>()
            .Distinct();

        Assert.Equal(Table.Scripts.Keys.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Odd_answers_and_delegations_are_ones_the_lab_can_give() => Assert.All(Table.Domains, static domain =>
    {
        Assert.Subset(OddResolver.Inventions.ToHashSet(), domain.OddAnswers.Values.ToHashSet());
        Assert.Subset(new HashSet<string> { "refuses", "bogus" }, domain.Delegated.Values.ToHashSet());
        Assert.Subset(new HashSet<string> { "_mta-sts", "_smtp._tls", "mta-sts" }, domain.Delegated.Keys.ToHashSet());
    });
}
