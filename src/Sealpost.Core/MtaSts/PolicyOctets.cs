using System.Buffers;
using System.Text;
using Sealpost.Core.Text;

namespace Sealpost.Core.MtaSts;

/// <summary>Which octets a policy may hold at all.</summary>
internal static class PolicyOctets
{
    /// <summary>
    /// The runs of octets that no field may have: ASCII controls, and what is not UTF-8 (RFC 3629 §4). C1 controls as UTF-8 are
    /// data: UTF8-2 derives.
    /// </summary>
    public static List<TextSpan> ForbiddenIn(ReadOnlySpan<byte> text, TextSpan where)
    {
        var runs = new List<TextSpan>();
        for (var at = where.Start; at < where.End;)
        {
            var status = Rune.DecodeFromUtf8(text[at..where.End], out var rune, out var length);
            if (status is not OperationStatus.Done || rune.Value is < 0x20 or 0x7F)
            {
                if (runs is [.., var last] && last.End == at)
                {
                    runs[^1] = last with { Length = last.Length + length };
                }
                else
                {
                    runs.Add(new(at, length));
                }
            }

            at += length;
        }

        return runs;
    }
}
