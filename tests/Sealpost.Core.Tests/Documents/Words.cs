using System.Text.RegularExpressions;

namespace Sealpost.Core.Tests.Documents;

/// <summary>What documents and sources refer to.</summary>
internal static partial class Words
{
    /// <summary>The ids of checks that a text names.</summary>
    public static IEnumerable<string> CheckIds(string text) =>
        from Match match in CheckId().Matches(text) select match.Value;

    /// <summary>The targets of a Markdown text's links.</summary>
    public static IEnumerable<string> LinkTargets(string text) =>
        from Match match in Link().Matches(text) select match.Groups[1].Value;

    /// <summary>
    /// The RFC sections that a text cites, as <c>RFC 8461 §3.2</c>; a bare <c>RFC 8461</c> where it names no section.
    /// </summary>
    public static IEnumerable<string> Sections(string text) =>
        from Match match in Rfc().Matches(text)
        let sections = from Capture section in match.Groups["section"].Captures select section.Value.TrimEnd('.')
        from section in sections.DefaultIfEmpty("")
        select $"RFC {match.Groups["rfc"].Value}{(section is "" ? "" : $" §{section}")}";

    /// <summary>The errata that a text cites, as <c>erratum 6285</c>.</summary>
    public static IEnumerable<string> Errata(string text) =>
        from Match match in Erratum().Matches(text) select $"erratum {match.Groups[1].Value}";

    /// <summary>The readings of ours that a text refers to, as <c>D7</c>.</summary>
    public static IEnumerable<string> Readings(string text) =>
        from Match match in Reading().Matches(text) select match.Groups[1].Value;

    [GeneratedRegex(@"\b(?:STS|SMX|CRT|RPT|REP|DNE|SPF|DKM|DMC)[0-9]{3}\b")]
    private static partial Regex CheckId();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    // RFC 8461 §3.2, §5 and §8.3; RFC 2119 §1 to §5
    [GeneratedRegex(
        @"\bRFC (?<rfc>[0-9]+)"
        + @"(?: §(?<section>[0-9A-Z][0-9.]*)(?:(?:,| and| to|, and) §(?<section>[0-9A-Z][0-9.]*))*)?")]
    private static partial Regex Rfc();

    [GeneratedRegex(@"\b[Ee]rratum ([0-9]+)")]
    private static partial Regex Erratum();

    [GeneratedRegex(@"\breading (D[0-9]+)\b")]
    private static partial Regex Reading();
}
