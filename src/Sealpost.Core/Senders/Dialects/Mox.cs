using System.Collections.Immutable;
using System.Text;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Names;
using Sealpost.Core.Text;

namespace Sealpost.Core.Senders.Dialects;

/// <summary>mox: the grammar, with a few slips (mjl-/mox, mtasts).</summary>
internal static class Mox
{
    private static readonly PolicyGrammar Grammar = new()
    {
        NamesBeginWithAnything = true,
        ReadsDuplicates = true,
        LargestMaxAge = int.MaxValue,
        IsPattern = static text => IsDomain(text.StartsWith("*.", StringComparison.Ordinal) ? text[2..] : text),

        // Octets that are not UTF-8 pass.
        IsValue = static value =>
            !value.IsEmpty
            && value.Span.IndexOfAnyInRange((byte)0, (byte)0x1F) < 0
            && !value.Span.Contains((byte)0x7F),
    };

    // Every record that begins well is parsed; one that is malformed makes the domain one without a policy.
    public static Taken<string> Record(ImmutableArray<Octets> records)
    {
        Taken<string>? only = null;
        foreach (var record in records)
        {
            if (!Begins(record.Span))
            {
                continue;
            }

            var taken = Read(record.Span);
            if (taken.Value is null || only is not null)
            {
                return only is null ? taken : Taken<string>.Nothing("there are several MTA-STS records");
            }

            only = taken;
        }

        return only ?? Taken<string>.Nothing("there is no MTA-STS record");
    }

    public static Taken<SenderPolicy> Policy(ServedPolicy served) => Grammar.Read(served.Body);

    public static bool Covers(string pattern, string host)
    {
        if (!Grammar.IsPattern(pattern))
        {
            return false;
        }

        var name = LooseNames.Lower(LooseNames.ToAscii(host));
        name = name is [.. var rooted, '.'] ? rooted : name;
        var wanted = LooseNames.Lower(pattern);
        return wanted.StartsWith("*.", StringComparison.Ordinal)
            ? name.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot && name[(dot + 1)..] == wanted[2..]
            : name == wanted;
    }

    /// <summary>Whether a record counts: the version, maybe white space, a semicolon.</summary>
    public static bool Begins(ReadOnlySpan<byte> text)
    {
        var cursor = new Cursor(text);
        if (!cursor.Take(StsRecordParser.Version))
        {
            return false;
        }

        cursor.TakeRun(Abnf.Wsp);
        return cursor.Take(";"u8);
    }

    // A further id is not read over, which ends the parse; and a name may begin with a hyphen or a dot.
    private static Taken<string> Read(ReadOnlySpan<byte> text)
    {
        var parsed = StsRecordParser.Parse(text);
        if (parsed.Has(StsRecordFlaw.DuplicateId))
        {
            return Taken<string>.Nothing("the record has two ids");
        }

        if (parsed.Value is not null || !parsed.Has(StsRecordFlaw.MalformedName))
        {
            return Strict.Read(text);
        }

        var fields = from field in Encoding.Latin1.GetString(text).Split(';')
                     let bare = field.Trim(' ', '\t')
                     select bare is ['-' or '.', ..] ? "x" + bare[1..] : bare;
        return Strict.Read(Encoding.Latin1.GetBytes(string.Join(';', fields)));
    }

    // Labels are checked, the length of the whole name is not.
    private static bool IsDomain(string name) => name.Split('.').All(static label =>
        label.Length is > 0 and <= DomainName.MaxLabelLength
        && Ascii.IsValid(label)
        && label.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-')
        && label is not ['-', ..] and not [.., '-']);
}
