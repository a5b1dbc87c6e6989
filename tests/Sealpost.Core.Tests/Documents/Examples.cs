using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Sealpost.Core.Tests.Documents;

/// <summary>The examples in one section of a page that can be judged.</summary>
/// <remarks>
/// A block marked <c>sts-record</c>, <c>tlsrpt-record</c>, <c>spf-record</c>, <c>dkim-key</c> or <c>dmarc-record</c> holds
/// the TXT records of one name, a line each;
/// <c>sts-policy</c> a policy, in which <c>escaped</c> after the mark gives <c>\r</c>, <c>\t</c> and <c>\uFEFF</c>
/// their meaning; <c>http</c> the answer of the policy host. A block marked <c>mx</c> holds the MX records for all the
/// examples of its section, and is one of its own where there is no other. Blocks of any other mark are for the reader
/// only.
/// </remarks>
internal static partial class Examples
{
    public static IReadOnlyList<ExampleDomain> In(string section)
    {
        var blocks = (from Match block in Block().Matches(section)
                      select (Mark: block.Groups[1].Value, Text: block.Groups[2].Value)).ToList();
        var domain = blocks.Find(static block => block.Mark is "mx") is { Mark: not null } mx
            ? new() { Mx = Lines(mx.Text) }
            : new ExampleDomain();
        var examples = from block in blocks
                       let example = Read(block.Mark, block.Text, domain)
                       where example is not null
                       select example;
        return examples.Any() ? [.. examples] : blocks.Exists(static block => block.Mark is "mx") ? [domain] : [];
    }

    private static ExampleDomain? Read(string mark, string text, ExampleDomain domain) => mark switch
    {
        "sts-record" => domain with { StsRecords = Lines(text) },
        "spf-record" => domain with { SpfRecords = Lines(text) },
        "tlsrpt-record" => domain with { TlsRptRecords = Lines(text) },
        "dkim-key" => domain with { DkimRecords = Lines(text) },
        "dmarc-record" => domain with { DmarcRecords = Lines(text) },
        "sts-policy" => domain with { Answer = ExampleAnswer.Of(text) },
        "sts-policy escaped" => domain with { Answer = ExampleAnswer.Of(Regex.Unescape(text)) },
        "http" => domain with { Answer = ExampleAnswer.Read(text) },
        _ => null,
    };

    private static ImmutableArray<string> Lines(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    [GeneratedRegex(@"^```([^\n]+)\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
