using System.Text;
using Sealpost.Core.Linting;
using Sealpost.Core.Text;

namespace Sealpost.Web.Linting;

/// <summary>What somebody pasted, brought back to what it was before it went through a form.</summary>
/// <param name="Kind">What it is, as told or as it looks.</param>
/// <param name="Text">The octets to be judged.</param>
/// <param name="WasQuoted">
/// Whether it was a TXT record as zone files and <c>dig</c> write it, in quotation marks that are no part of it.
/// </param>
public sealed record PastedText(LintKind Kind, Octets Text, bool WasQuoted)
{
    /// <summary>The most octets that are judged; a policy has at most half of it (RFC 8461 §3.3).</summary>
    public const int Largest = 128 * 1024;

    /// <summary>Reads what a form holds. Browsers send every line end as CR LF, whatever it was.</summary>
    /// <param name="pasted">The text.</param>
    /// <param name="kind">What it is said to be; null to find out.</param>
    public static PastedText Of(string pasted, LintKind? kind)
    {
        var text = pasted.ReplaceLineEndings("\n");
        var joined = QuotedStrings.Join(text);
        var found = kind ?? Guess(joined ?? text);
        return found is LintKind.Policy
            ? new(found, Octets.Of(text), WasQuoted: false)
            : new(found, Octets.Of(joined ?? text.Trim('\n')), joined is not null);
    }
    // By its beginning, the version, as far as somebody can be meant to have written that.
    private static LintKind Guess(string text)
    {
        var start = text.AsSpan().TrimStart("\uFEFF \t\n");
        return Begins(start, "v=spf") ? LintKind.SpfRecord
            : Begins(start, "v=DMARC") || Begins(start, "p=none") || Begins(start, "p=quarantine") || Begins(start, "p=reject")
                ? LintKind.DmarcRecord
            : Begins(start, "v=DKIM") || Begins(start, "k=") || Begins(start, "p=") ? LintKind.DkimKey
            : Begins(start, "v=TLSRPT") || (IsRecord(start) && start.Contains("rua", StringComparison.OrdinalIgnoreCase))
                ? LintKind.TlsRptRecord
            : IsRecord(start) ? LintKind.StsRecord
            : LintKind.Policy;

        static bool Begins(ReadOnlySpan<char> text, string with) => text.StartsWith(with, StringComparison.OrdinalIgnoreCase);

        static bool IsRecord(ReadOnlySpan<char> text) => Begins(text, "v=") || (Begins(text, "v ") && text.Contains('='));
    }
}

/// <summary>A TXT record in presentation form (RFC 1035 §5.1): strings in quotation marks, perhaps after an owner.</summary>
internal static class QuotedStrings
{
    /// <summary>The strings joined; null where the text is not of that form.</summary>
    public static string? Join(string text)
    {
        var first = text.IndexOf('"', StringComparison.Ordinal);
        if (first < 0 || !IsBefore(text.AsSpan(0, first)))
        {
            return null;
        }

        var joined = new StringBuilder();
        var rest = text.AsSpan(first);
        while (rest is ['"', .. var inside])
        {
            var length = Take(inside, joined);
            if (length < 0)
            {
                return null;
            }

            rest = inside[(length + 1)..].TrimStart();
        }

        return rest.TrimEnd() is "" or ")" ? joined.ToString() : null;
    }

    // An owner, a time to live, a class, the type, an opening parenthesis: nothing that a record could begin with.
    private static bool IsBefore(ReadOnlySpan<char> text) =>
        text.IndexOfAny('=', ';') < 0 && (text.IsWhiteSpace() || text.Contains("TXT", StringComparison.OrdinalIgnoreCase));

    // How many characters stand before the closing mark; -1 where there is none.
    private static int Take(ReadOnlySpan<char> text, StringBuilder joined)
    {
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"':
                    return i;
                case '\\' when i + 1 < text.Length:
                    joined.Append(text[++i]);
                    break;
                case var other:
                    joined.Append(other);
                    break;
            }
        }

        return -1;
    }
}
