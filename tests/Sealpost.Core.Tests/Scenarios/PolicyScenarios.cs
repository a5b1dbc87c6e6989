using System.Collections.Immutable;
using System.Text;
using static Sealpost.Core.Tests.Scenarios.Healthy;

namespace Sealpost.Core.Tests.Scenarios;

/// <summary>The text of the policy.</summary>
internal static class PolicyScenarios
{
    public static ImmutableArray<Scenario> All { get; } =
    [
        new("a line without colon", Domain.WithPolicyChange("mode:", "hello\nmode:"), "STS301"),
        new("white space at the start of a line", Domain.WithPolicyChange("mode:", " mode:"), "STS301"),
        new("white space before a colon", Domain.WithPolicyChange("mode:", "mode :"), "STS301"),
        new("a name that is none", Domain.WithPolicyChange("mode:", "_note: x\nmode:"), "STS301"),
        new("a colon forgotten in the mode", Domain.WithPolicyChange("mode:", "mode"), "STS301"),
        new("equals signs for colons", Domain.WithPolicy(PolicyText.Replace(':', '=')), "STS301"),
        new("JSON",
            Domain.WithPolicy("""{"version": "STSv1", "mode": "enforce", "mx": ["mx1.example.com"], "max_age": 100}"""),
            "STS301"),
        new("the record served as the policy", Domain.WithPolicy("v=STSv1; id=1;"), "STS301"),
        new("a blank line in the middle", Domain.WithPolicyChange("mode:", "\nmode:"), "STS302"),
        new("a blank line at the end", Domain.WithPolicy(PolicyText + "\n"), "STS302"),
        new("a comment", Domain.WithPolicy("# our policy\n" + PolicyText), "STS303"),
        new("a comment and a blank line", Domain.WithPolicy("# our policy\n\n" + PolicyText), "STS302", "STS303"),
        new("another version of the policy", Domain.WithPolicyChange("STSv1", "STSv2"), "STS304"),
        new("no version", Domain.WithPolicyChange("version: STSv1\n", ""), "STS304"),
        new("an unknown mode", Domain.WithPolicyChange("enforce", "report"), "STS305"),
        new("the mode in capitals", Domain.WithPolicyChange("enforce", "Enforce"), "STS305"),
        new("no mode", Domain.WithPolicyChange("mode: enforce\n", ""), "STS305"),
        new("max_age in words", Domain.WithPolicyChange("2419200", "a week"), "STS306"),
        new("max_age spelt as in HTTP", Domain.WithPolicyChange("max_age", "max-age"), "STS306", "STS316"),
        new("a max_age of more than a year", Domain.WithPolicyChange("2419200", "31557601"), "STS307"),
        new("a max_age of a year", Domain.WithPolicyChange("2419200", "31557600")),
        new("no mx", Domain.WithPolicyChange("mx: mx1.example.com\nmx: mx2.example.com\n", ""), "STS308"),
        new("an underscore in an mx", Domain.WithPolicyChange("mx: mx2", "mx: mx_2"), "STS309"),
        new("two hosts in one mx", Domain.WithPolicyChange("mx: mx2", "mx: mx3.example.com, mx2"), "STS309"),
        new("a trailing dot in an mx", Domain.WithPolicyChange("mx2.example.com", "mx2.example.com."), "STS309"),
        new("a U-label in an mx", Domain.WithPolicyChange("mx2.example.com", "mäil.example.com"), "STS309"),
        new("two modes", Domain.WithPolicyChange("mode: enforce", "mode: enforce\nmode: testing"), "STS310"),
        new("a max_age of 0", Domain.WithPolicyChange("2419200", "0"), "STS311"),
        new("a max_age of an hour", Domain.WithPolicyChange("2419200", "3600"), "STS312"),
        new("a max_age of a day", Domain.WithPolicyChange("2419200", "86400"), "STS313"),
        new("a tested policy with a max_age of a day",
            Domain.Testing().WithPolicy(
                "version: STSv1\nmode: testing\nmx: mx1.example.com\nmx: mx2.example.com\nmax_age: 86400\n"),
            "STS317"),
        new("the version on the second line",
            Domain.WithPolicyChange("version: STSv1\nmode: enforce", "mode: enforce\nversion: STSv1"), "STS314"),
        new("an unknown field in the policy", Domain.WithPolicy(PolicyText + "note: ours\n"), "STS315"),
        new("a misspelt field beside the right one", Domain.WithPolicy(PolicyText + "Mode: enforce\n"), "STS316"),
        new("a policy in testing", Domain.Testing(), "STS317"),
        new("a policy that switches off", Domain.WithPolicyChange("enforce", "none"), "STS318"),
        new("a policy that switches off and names no mx",
            Domain.WithPolicy("version: STSv1\nmode: none\nmax_age: 86400\n"), "STS318"),
        new("a policy that switches off for a domain without mail",
            Domain.WithoutMail().WithPolicyChange("enforce", "none"), "SMX101"),
        new("a byte order mark", Domain.WithPolicy("\uFEFF" + PolicyText), "STS319"),
        new("UTF-16", Domain.WithPolicy(Utf16(PolicyText)), "STS319"),
        new("carriage returns only", Domain.WithPolicy(PolicyText.Replace('\n', '\r')), "STS319"),
        new("a pattern over a whole top-level domain", Domain.WithHosts(MailHost("mx1.com", 10, "192.0.2.25"))
            .WithPolicy("version: STSv1\nmode: enforce\nmx: *.com\nmax_age: 2419200\n"), "STS320"),
        new("an address for an mx", Domain.WithPolicyChange("mx: mx2", "mx: 192.0.2.25\nmx: mx2"), "STS321"),
        new("a pattern twice", Domain.WithPolicyChange("mx: mx2", "mx: MX1.example.com\nmx: mx2"), "STS322"),
        new("a web page",
            Domain.WithFetches(Served("<!DOCTYPE html><title>Hello</title>", type: "text/html")), "STS323"),
        new("a web page as text/plain",
            Domain.WithPolicy("<html><body><pre>\n" + PolicyText + "</pre></body></html>"), "STS323"),
        new("no octets", Domain.WithPolicy(""), "STS324"),
        new("white space only", Domain.WithPolicy(" \n\n"), "STS324"),
        new("a tab inside a value", Domain.WithPolicy(PolicyText + "note: a\tb\n"), "STS325"),
        new("Latin-1",
            Domain.WithPolicy([.. Encoding.ASCII.GetBytes(PolicyText + "note: caf"), 0xE9, (byte)'\n']), "STS325"),
        new("CRLF, and no end of the last line", Domain.WithPolicy(PolicyText.ReplaceLineEndings("\r\n").TrimEnd())),
        new("a policy of 1,000 bad lines",
            Domain.WithPolicy(string.Concat(Enumerable.Repeat("bad\n", 1000))), "STS301"),
    ];
}
