using System.Collections.Immutable;
using System.Globalization;
using Sealpost.Core.Observations;
using Sealpost.Core.Text;

namespace Sealpost.Core.Tests.Documents;

/// <summary>The answer of a policy host as a page shows it.</summary>
internal sealed record ExampleAnswer(int Status, ImmutableArray<HttpField> Headers, Octets Body)
{
    /// <summary>A policy, served as it should be.</summary>
    public static ExampleAnswer Of(string policy) => new(200, [new("Content-Type", "text/plain")], Octets.Of(policy));

    /// <summary>Reads <c>HTTP/1.1 301 Moved Permanently</c>, header fields, an empty line and a body.</summary>
    public static ExampleAnswer Read(string text)
    {
        var parts = text.Split("\n\n", 2);
        var lines = parts[0].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var headers = from line in lines.Skip(1)
                      let colon = line.IndexOf(':', StringComparison.Ordinal)
                      select new HttpField(line[..colon], line[(colon + 1)..].Trim());
        return new(
            int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture),
            [.. headers],
            Octets.Of(parts is [_, var body] ? body : ""));
    }
}
