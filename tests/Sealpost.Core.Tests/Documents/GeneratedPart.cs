using System.Text;

namespace Sealpost.Core.Tests.Documents;

/// <summary>
/// The part of a document that is made from the sources: what stands between <c>&lt;!-- name --&gt;</c> and
/// <c>&lt;!-- /name --&gt;</c>.
/// </summary>
/// <remarks>With SEALPOST_UPDATE_DOCS=1 in the environment the part is written; otherwise it is compared.</remarks>
internal sealed class GeneratedPart(string path, string name)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static bool IsUpdating => Environment.GetEnvironmentVariable("SEALPOST_UPDATE_DOCS") is "1";

    private string Start => $"<!-- {name} -->\n";

    private string End => $"\n<!-- /{name} -->";

    /// <summary>What stands between the marks of a text; null where they are not there once each, in order.</summary>
    public string? In(string text)
    {
        var start = text.IndexOf(Start, StringComparison.Ordinal);
        var end = text.IndexOf(End, StringComparison.Ordinal);
        var isOnce = start >= 0
            && start == text.LastIndexOf(Start, StringComparison.Ordinal)
            && end == text.LastIndexOf(End, StringComparison.Ordinal);
        return isOnce && end >= start + Start.Length - 1 ? text[Math.Min(start + Start.Length, end)..end] : null;
    }

    /// <summary>Demands that the document has this content between the marks, or writes it there.</summary>
    public void Hold(string content)
    {
        var text = File.ReadAllText(path);
        var now = In(text);
        Assert.True(now is not null, $"{path} has not one part between {Start.Trim()} and {End.Trim()}");
        if (IsUpdating && now != content)
        {
            File.WriteAllText(
                path, text.Replace(Start + now + End, Start + content + End, StringComparison.Ordinal), Utf8);
        }
        else
        {
            Assert.True(
                now == content,
                $"{path} is not what the catalogue says; SEALPOST_UPDATE_DOCS=1 ./test writes it anew.\n{content}");
        }
    }
}
