using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Sealpost.Core.Names;
using Sealpost.Core.Rendering;

namespace Sealpost.Web.Checking;

/// <summary>The DKIM selectors that somebody names: each is a question to the domain's name servers, so they are few.</summary>
internal static class SelectorWish
{
    /// <summary>The most selectors of one wish.</summary>
    public const int Most = 8;

    private static readonly string TooMany = string.Create(CultureInfo.InvariantCulture, $"At most {Most} selectors are looked at.");

    /// <summary>Reads selectors that stand in one text, with spaces, commas or semicolons between them.</summary>
    public static bool TryRead(string text, out ImmutableArray<string> selectors, [NotNullWhen(false)] out string? fault) =>
        TryRead(text.Split([' ', ',', ';', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries), out selectors, out fault);

    /// <summary>Reads selectors one by one: <c>selector = sub-domain *( "." sub-domain )</c> (RFC 6376 §3.1).</summary>
    public static bool TryRead(
        IReadOnlyCollection<string> texts, out ImmutableArray<string> selectors, [NotNullWhen(false)] out string? fault)
    {
        (selectors, fault) = ([], texts.Count > Most ? TooMany : null);
        var names = new List<string>();
        foreach (var text in texts.Take(Most))
        {
            if (!DomainName.TryParse(text, out var name, out var why))
            {
                fault ??= $"{Quote.Of(text)} is no selector, which stands behind s= in a DKIM-Signature. {why.ToSentence()}";
                continue;
            }

            names.Add(name.Ascii);
        }

        selectors = fault is null ? [.. names.Distinct()] : [];
        return fault is null;
    }
}
