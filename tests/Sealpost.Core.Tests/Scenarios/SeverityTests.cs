using Sealpost.Core.Checks;
using static Sealpost.Core.Tests.Scenarios.Healthy;

namespace Sealpost.Core.Tests.Scenarios;

public class SeverityTests
{
    [Theory]
    [InlineData("one host not covered", "STS401", Severity.Error)]
    [InlineData("a disputed policy that does not cover", "STS401", Severity.Error)]
    [InlineData("a space before the first semicolon", "STS107", Severity.Warning)]
    [InlineData("the same beside another record", "STS107", Severity.Error)]
    [InlineData("an answer after 11 seconds", "STS213", Severity.Warning)]
    [InlineData("no answer in a minute", "STS213", Severity.Error)]
    [InlineData("no STARTTLS", "SMX106", Severity.Error)]
    [InlineData("no STARTTLS and no policy", "SMX106", Severity.Warning)]
    [InlineData("a revoked key", "DKM105", Severity.Info)]
    [InlineData("a revoked key under a named selector", "DKM105", Severity.Warning)]
    [InlineData("a DMARC tag without =", "DMC103", Severity.Error)]
    [InlineData("two semicolons in the DMARC record", "DMC103", Severity.Warning)]
    [InlineData("no p", "DMC104", Severity.Warning)]
    [InlineData("neither p nor rua", "DMC104", Severity.Error)]
    [InlineData("an unknown p", "DMC104", Severity.Error)]
    [InlineData("an expired mail certificate", "CRT101", Severity.Error)]
    [InlineData("a self-signed mail certificate and no policy", "CRT103", Severity.Info)]
    public void Depends_on_what_was_seen(string claim, string id, Severity severity) =>
        Assert.Equal(severity, SeverityOf(Assert.Single(Scenario.All, one => one.Claim == claim), id));

    [Fact]
    public void Under_a_tested_policy_a_host_not_covered_is_a_warning()
    {
        var seen = Domain.WithPolicy("version: STSv1\nmode: testing\nmx: mx1.example.com\nmax_age: 604800\n");

        Assert.Equal(Severity.Warning, SeverityOf(new("", seen), "STS401"));
    }

    private static Severity SeverityOf(Scenario scenario, string id) =>
        Assert.Single(scenario.Judge().Findings, result => result.Check.Id == id).Severity;
}
