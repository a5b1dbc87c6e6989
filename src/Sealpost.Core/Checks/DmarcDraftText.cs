using System.Text;
using Sealpost.Core.Dmarc;
using Sealpost.Core.Text;

namespace Sealpost.Core.Checks;

/// <summary>The text of a DMARC record as its owner meant it, tag by tag, so that one thing about it can be changed.</summary>
internal sealed class DmarcDraftText
{
    private static readonly string[] Policies = ["none", "quarantine", "reject"];

    private readonly List<(string Name, string Value)> _tags = [];

    private DmarcDraftText()
    {
    }

    /// <summary>What it asks for; none where it says nothing.</summary>
    public DmarcPolicy Policy => PolicyOf("p") ?? DmarcPolicy.None;

    /// <summary>A record that asks for a policy and nothing else.</summary>
    public static DmarcDraftText Of(DmarcPolicy policy) => new DmarcDraftText().With("p", DmarcVerdicts.Word(policy));

    /// <summary>Whether a text was meant to be a DMARC record, however its version is spelt.</summary>
    public static bool IsMeant(Octets text)
    {
        var list = TagSpecs.Of(text.Span);
        return list.Tags is [{ IsNamed: true } first, ..]
            && At(text, first.Name).Equals("v", StringComparison.OrdinalIgnoreCase)
            && At(text, first.Value).StartsWith("DMARC1", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Reads a text: the first tag of a name, without those that are history or unknown, and without values that mean nothing; what can
    /// be put right is.
    /// </summary>
    public static DmarcDraftText Of(Octets text)
    {
        var draft = new DmarcDraftText();
        foreach (var tag in TagSpecs.Of(text.Span).Tags)
        {
            if (tag.IsNamed && At(text, tag.Name).ToLowerInvariant() is var name && draft.Find(name) is null
                && Mended(name, At(text, tag.Value)) is { Length: > 0 } value)
            {
                draft._tags.Add((name, value));
            }
        }

        return draft;
    }

    /// <summary>The value of a tag; null where there is none.</summary>
    public string? Find(string name) => _tags.Find(tag => tag.Name == name).Value;

    /// <summary>What a tag asks for that holds a policy; null where there is none.</summary>
    public DmarcPolicy? PolicyOf(string name) => Find(name) is { } word ? (DmarcPolicy)Array.IndexOf(Policies, word) : null;

    /// <summary>With another value for a tag, or without it where the value is empty.</summary>
    public DmarcDraftText With(string name, string? value)
    {
        var at = _tags.FindIndex(tag => tag.Name == name);
        if (at >= 0)
        {
            _tags.RemoveAt(at);
        }

        if (!string.IsNullOrEmpty(value))
        {
            _tags.Insert(at < 0 ? _tags.Count : at, (name, value));
        }

        return this;
    }

    /// <summary>The record. The policy follows the version, as older receivers want it (RFC 7489 §6.4).</summary>
    public override string ToString()
    {
        var others = from tag in _tags where tag.Name != "p" select $"{tag.Name}={tag.Value}";
        return string.Join("; ", others.Prepend($"p={DmarcVerdicts.Word(Policy)}").Prepend("v=DMARC1"));
    }

    private static string? Mended(string name, string value) => (name, value.ToLowerInvariant()) switch
    {
        ("p" or "sp" or "np", var word) => Nearest.To(word, Policies) ?? (name is "p" ? "none" : null),
        ("adkim" or "aspf", "r" or "s") => value,
        ("t", "y" or "n") => value,
        ("psd", "y" or "n" or "u") => value,
        ("fo", var word) when word.Split(':').All(static one => one.Trim() is "0" or "1" or "d" or "s") => value,
        ("rua" or "ruf", _) => string.Join(',', value.Split(',', StringSplitOptions.TrimEntries).Select(Destination).OfType<string>().Distinct()),
        _ => null,
    };

    // A mail address without its scheme is the commonest slip; a size behind an exclamation mark is history.
    private static string? Destination(string text)
    {
        var uri = text.Split('!')[0];
        return Usable(uri) ?? (uri.Contains('@', StringComparison.Ordinal) && !uri.Contains(':', StringComparison.Ordinal) ? Usable($"mailto:{uri}") : null);
    }

    private static string? Usable(string uri) =>
        DmarcRecordParser.Parse(Encoding.UTF8.GetBytes($"v=DMARC1; p=none; rua={uri}")).Value is { Rua: [{ IsUsable: true } only] } ? only.Text : null;

    private static string At(Octets text, TextSpan where) => text.Slice(where).ToString();
}
