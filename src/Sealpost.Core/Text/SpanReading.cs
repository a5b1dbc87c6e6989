using System.Buffers;

namespace Sealpost.Core.Text;

/// <summary>What the parsers ask of the octets under a span.</summary>
internal static class SpanReading
{
    extension(ReadOnlySpan<byte> text)
    {
        /// <summary>The octets under a span of this text.</summary>
        public ReadOnlySpan<byte> At(TextSpan where) => text.Slice(where.Start, where.Length);

        /// <summary>The span without the WSP at its start.</summary>
        public TextSpan TrimWspStart(TextSpan where)
        {
            var kept = text.At(where).IndexOfAnyExcept(Abnf.Wsp);
            return kept < 0 ? new(where.End, 0) : new(where.Start + kept, where.Length - kept);
        }

        /// <summary>The span without the WSP at its end.</summary>
        public TextSpan TrimWspEnd(TextSpan where) =>
            where with { Length = text.At(where).LastIndexOfAnyExcept(Abnf.Wsp) + 1 };

        /// <summary>The span without the WSP at both ends.</summary>
        public TextSpan TrimWsp(TextSpan where) => text.TrimWspEnd(text.TrimWspStart(where));

        /// <summary>Whether these octets are one or more of a class, and no others.</summary>
        public bool IsAll(SearchValues<byte> allowed) => !text.IsEmpty && text.IndexOfAnyExcept(allowed) < 0;
    }
}
