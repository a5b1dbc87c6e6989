using System.Globalization;
using System.Text;
using Sealpost.Core.Text;

namespace Sealpost.Core.Dmarc;

/// <summary>A DMARC record while its tags are being read. The first tag of a name counts.</summary>
internal sealed class DmarcDraft(TagSpecs list)
{
    private readonly HashSet<string> _seen = [];

    public FlawList<DmarcRecordFlaw> Flaws { get; } = new();

    /// <summary>What has been read; its policy is none until a p says otherwise.</summary>
    public DmarcRecord Record { get; private set; } = new() { Policy = DmarcPolicy.None };

    public void Read(ReadOnlySpan<byte> text)
    {
        foreach (var (number, tag) in list.Tags.Index())
        {
            if (!tag.IsNamed)
            {
                continue;
            }

            // Names are strings of the ABNF, so their case does not matter (RFC 5234 §2.3).
            var name = Encoding.ASCII.GetString(text.At(tag.Name)).ToLowerInvariant();
            if (!_seen.Add(name))
            {
                // The list reports what is spelt alike.
                continue;
            }

            if (tag.Value.Length == 0)
            {
                Flaws.Add(name is "rua" or "ruf" ? DmarcRecordFlaw.EmptyDestinations : DmarcRecordFlaw.MalformedValue, tag.Where);
            }

            ReadTag(text, name, tag, number);
        }

        if (!_seen.Contains("p"))
        {
            Flaws.Add(DmarcRecordFlaw.MissingPolicy, new(text.Length, 0));
        }
    }

    private void ReadTag(ReadOnlySpan<byte> text, string name, Tag tag, int number)
    {
        var value = text.At(tag.Value);
        switch (name)
        {
            case "v":
                break;
            case "p":
                if (number != 1)
                {
                    Flaws.Add(DmarcRecordFlaw.PolicyNotSecond, tag.Where);
                }

                Record = Record with { Policy = ReadPolicy(value, tag, DmarcRecordFlaw.UnknownPolicy) ?? DmarcPolicy.None };
                break;
            case "sp":
                Record = Record with { SubdomainPolicy = ReadPolicy(value, tag, DmarcRecordFlaw.UnknownSubdomainPolicy) };
                break;
            case "np":
                Record = Record with { NonexistentPolicy = ReadPolicy(value, tag, DmarcRecordFlaw.UnknownSubdomainPolicy) };
                break;
            case "adkim":
                Record = Record with { IsDkimStrict = Choose(value, tag, "r"u8, "s"u8) == 1 };
                break;
            case "aspf":
                Record = Record with { IsSpfStrict = Choose(value, tag, "r"u8, "s"u8) == 1 };
                break;
            case "t":
                Record = Record with { IsTesting = Choose(value, tag, "n"u8, "y"u8) == 1 };
                break;
            case "psd":
                ReadPublicSuffix(value, tag);
                break;
            case "fo":
                ReadFailureOptions(value, tag);
                break;
            case "rua":
                Record = Record with { Rua = DestinationParser.Read(text, tag, Flaws) };
                break;
            case "ruf":
                Record = Record with { Ruf = DestinationParser.Read(text, tag, Flaws) };
                break;
            case "pct":
                Flaws.Add(DmarcRecordFlaw.ObsoleteTag, tag.Where);
                ReadPercent(value, tag);
                break;
            case "rf" or "ri":
                Flaws.Add(DmarcRecordFlaw.ObsoleteTag, tag.Where);
                break;
            default:
                Flaws.Add(DmarcRecordFlaw.UnknownTag, tag.Where);
                break;
        }
    }

    // dmarc-request = "none" / "quarantine" / "reject"
    private DmarcPolicy? ReadPolicy(ReadOnlySpan<byte> value, Tag tag, DmarcRecordFlaw unknown)
    {
        switch (value)
        {
            case var word when Ascii.EqualsIgnoreCase(word, "none"u8):
                return DmarcPolicy.None;
            case var word when Ascii.EqualsIgnoreCase(word, "quarantine"u8):
                return DmarcPolicy.Quarantine;
            case var word when Ascii.EqualsIgnoreCase(word, "reject"u8):
                return DmarcPolicy.Reject;
            default:
                Flaws.Add(unknown, tag.Where);
                return null;
        }
    }

    // dmarc-yorn, dmarc-rors: the first is the default, and what counts where the value is neither.
    private int Choose(ReadOnlySpan<byte> value, Tag tag, ReadOnlySpan<byte> usual, ReadOnlySpan<byte> other)
    {
        if (Ascii.EqualsIgnoreCase(value, other))
        {
            return 1;
        }

        if (!Ascii.EqualsIgnoreCase(value, usual) && !value.IsEmpty)
        {
            Flaws.Add(DmarcRecordFlaw.UnknownValue, tag.Where);
        }

        return 0;
    }

    // dmarc-psd = "y" / "n" / "u"
    private void ReadPublicSuffix(ReadOnlySpan<byte> value, Tag tag)
    {
        switch (value)
        {
            case [(byte)'y' or (byte)'Y']:
                Record = Record with { PublicSuffix = PublicSuffixTag.Suffix };
                break;
            case [(byte)'n' or (byte)'N']:
                Record = Record with { PublicSuffix = PublicSuffixTag.Organization };
                break;
            case [(byte)'u' or (byte)'U'] or []:
                break;
            default:
                Flaws.Add(DmarcRecordFlaw.UnknownValue, tag.Where);
                break;
        }
    }

    // One or more of 0, 1, d and s with colons between (RFC 9989 §4.7; its ABNF has only some of them, RFC 7489 §6.4 all).
    private void ReadFailureOptions(ReadOnlySpan<byte> value, Tag tag)
    {
        if (value.IsEmpty)
        {
            return;
        }

        var options = new List<string>();
        foreach (var range in value.Split((byte)':'))
        {
            var option = Encoding.UTF8.GetString(value[range]).Trim().ToLowerInvariant();
            if (option is not ("0" or "1" or "d" or "s"))
            {
                Flaws.Add(DmarcRecordFlaw.UnknownValue, tag.Where);
                return;
            }

            options.Add(option);
        }

        Record = Record with { FailureOptions = string.Join(':', options) };
    }

    // dmarc-percent = "pct" *WSP "=" *WSP 1*3DIGIT (RFC 7489 §6.4)
    private void ReadPercent(ReadOnlySpan<byte> value, Tag tag)
    {
        if (value.Length <= 3 && value.IsAll(Abnf.Digit)
            && int.Parse(value, CultureInfo.InvariantCulture) is <= 100 and var percent)
        {
            Record = Record with { Percent = percent };
        }
        else if (!value.IsEmpty)
        {
            Flaws.Add(DmarcRecordFlaw.UnknownValue, tag.Where);
        }
    }
}
