using Sealpost.Core.Checks;

namespace Sealpost.Core.Tests.Documents;

/// <summary>The page of one check: a generated header, and sections by hand.</summary>
internal sealed class CheckPage
{
    private const string EndOfGenerated = "<!-- /generated -->";

    private CheckPage(Check check, string text)
    {
        Check = check;
        Text = text;
        Sections = Split(text);
    }

    public static string Folder { get; } = Path.Combine(Vectors.Repository.Root, "docs", "checks");

    /// <summary>The sections every page has, in this order.</summary>
    public static string[] Required { get; } =
    [
        "What is asked", "How it is judged", "Why it matters", "What to do", "Example that fails",
        "Example that passes",
    ];

    public Check Check { get; }

    public string Text { get; }

    /// <summary>What stands below the generated part.</summary>
    public string ByHand =>
        Text[(Text.IndexOf(EndOfGenerated, StringComparison.Ordinal) + EndOfGenerated.Length)..].Trim();

    /// <summary>Title and text of each section, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Sections { get; }

    public string Section(string title) => Sections.FirstOrDefault(section => section.Key == title).Value ?? "";

    public static string PathOf(Check check) => Path.Combine(Folder, check.Id + ".md");

    public static CheckPage Of(Check check) => new(check, File.ReadAllText(PathOf(check)));

    private static List<KeyValuePair<string, string>> Split(string text)
    {
        var sections = new List<KeyValuePair<string, string>>();
        var inCode = false;
        foreach (var line in text.Split('\n'))
        {
            inCode ^= line.StartsWith("```", StringComparison.Ordinal);
            if (!inCode && line.StartsWith("## ", StringComparison.Ordinal))
            {
                sections.Add(new(line[3..], ""));
            }
            else if (sections.Count > 0)
            {
                sections[^1] = new(sections[^1].Key, sections[^1].Value + line + "\n");
            }
        }

        return sections;
    }
}
