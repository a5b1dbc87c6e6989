using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Sealpost.Cli.Tests.Scanning;

/// <summary>What a scan wrote.</summary>
internal static class ScanLines
{
    /// <summary>The lines, each of which has to be a whole object.</summary>
    public static List<JsonNode> Of(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonNode.Parse(line)!)];

    /// <summary>The text of a file, unpacked where its name says that it is packed.</summary>
    public static string TextOf(string path)
    {
        using var file = File.OpenRead(path);
        using var text = new StreamReader(
            path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        return text.ReadToEnd();
    }

    /// <summary>The domains in a file, in their order; "" for what is none.</summary>
    public static List<string> DomainsOf(string path)
    {
        var text = TextOf(path);
        Assert.True(text.Length == 0 || text[^1] is '\n', "the last line is torn");
        return text.StartsWith("domain,", StringComparison.Ordinal)
            ? [.. text.Split('\n')[1..^1].Select(static row => row.Split(',')[0])]
            : [.. Of(text).Select(static line => (string?)line["domain"] ?? "")];
    }
}
