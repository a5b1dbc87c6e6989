using System.Collections.Immutable;
using System.Globalization;
using Sealpost.Core.Observations;

namespace Sealpost.Probes.Https;

/// <summary>Status line and header fields of a response (RFC 9112 §4 and §5).</summary>
/// <param name="Status">The status code, 200 to 999.</param>
/// <param name="Fields">The fields in their order.</param>
internal sealed record HttpHead(int Status, ImmutableArray<HttpField> Fields)
{
    private const int MaxOctets = 65_536;
    private const int MaxFields = 200;
    private const int MaxInterim = 10;
    private const int MaxShown = 100;

    /// <summary>Reads the head of the final response; interim ones are passed over (RFC 9110 §15.2).</summary>
    /// <exception cref="HttpFaultException">What comes is none.</exception>
    public static async Task<HttpHead> ReadAsync(HttpOctets octets)
    {
        for (var i = 0; i <= MaxInterim; i++)
        {
            var head = await ReadOneAsync(octets).ConfigureAwait(false);
            if (head.Status >= 200)
            {
                return head;
            }
        }

        throw new HttpFaultException($"more than {MaxInterim} interim responses came");
    }

    /// <summary>The values of a field, split at commas, without blanks around them.</summary>
    public IEnumerable<string> ListOf(string name) =>
        from field in Fields
        where field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
        from value in field.Value.Split(',')
        select value.Trim(' ', '\t');

    private static async Task<HttpHead> ReadOneAsync(HttpOctets octets)
    {
        var first = await octets.ReadLineAsync(MaxOctets).ConfigureAwait(false)
            ?? throw new HttpFaultException("the connection ended before an answer came");

        // status-line = HTTP-version SP status-code SP [ reason-phrase ]
        if (first is not ['H', 'T', 'T', 'P', '/', '1', '.', '0' or '1', ' ', _, _, _, ..]
            || (first.Length > 12 && first[12] is not ' ')
            || !int.TryParse(first.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            || status < 100)
        {
            var shown = first.Length > MaxShown ? first[..MaxShown] + "…" : first;
            throw new HttpFaultException($"the answer does not begin as HTTP/1.1 does: {shown}");
        }

        var fields = ImmutableArray.CreateBuilder<HttpField>();
        var left = MaxOctets - first.Length;
        while (true)
        {
            var line = await octets.ReadLineAsync(MaxOctets).ConfigureAwait(false)
                ?? throw new HttpFaultException("the connection ended in the header");
            if (line.Length == 0)
            {
                return new(status, fields.ToImmutable());
            }

            left -= line.Length + 2;
            if (left < 0 || fields.Count == MaxFields)
            {
                throw new HttpFaultException("the header is larger than 64 KiB or has more than 200 fields");
            }

            Add(line, fields);
        }
    }

    private static void Add(string line, ImmutableArray<HttpField>.Builder fields)
    {
        // obs-fold: a line that begins with a blank goes on with the value before (RFC 9112 §5.2).
        if (line[0] is ' ' or '\t' && fields is [.., var last])
        {
            fields[^1] = last with { Value = $"{last.Value} {line.Trim(' ', '\t')}" };
            return;
        }

        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1)
        {
            throw new HttpFaultException("a line of the header has no field name");
        }

        fields.Add(new(line[..colon].TrimEnd(' ', '\t'), line[(colon + 1)..].Trim(' ', '\t')));
    }
}
