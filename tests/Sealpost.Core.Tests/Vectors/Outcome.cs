using System.Text.Json;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Text;
using Sealpost.Core.TlsRpt;

namespace Sealpost.Core.Tests.Vectors;

/// <summary>What we make of a vector, in the words and the shape of the vectors.</summary>
internal sealed record Outcome(string Verdict, object? Parsed)
{
    private static readonly Outcome None = new("none", null);

    public static Outcome OfStsRecord(Vector vector) => OfRecord(vector, StsRecordParser.Version, static octets =>
    {
        var parsed = StsRecordParser.Parse(octets);
        return parsed.Value is { } record
            ? new("valid", new { id = record.Id, extensions = Pairs(record.Extensions) })
            : parsed.Has(StsRecordFlaw.NotSts) ? None : new("invalid", null);
    });

    public static Outcome OfTlsRptRecord(Vector vector) => OfRecord(vector, TlsRptRecordParser.Version, static octets =>
    {
        var parsed = TlsRptRecordParser.Parse(octets).Strict;
        return parsed.Value is { } record
            ? new("valid", new
            {
                rua = record.Rua.Select(static uri => uri.Text),
                usable = record.Usable.Select(static uri => uri.Text),
                extensions = Pairs(record.Extensions),
            })
            : parsed.Has(TlsRptRecordFlaw.NotTlsRpt) ? None : new("invalid", null);
    });

    public static Outcome OfPolicy(Vector vector)
    {
        if (StsPolicyParser.Parse(vector.Input).Strict.Value is not { } policy)
        {
            return new("invalid", null);
        }

        var mode = policy.Mode switch { StsMode.Enforce => "enforce", StsMode.Testing => "testing", _ => "none" };
        var mx = policy.Mx.Select(static pattern => pattern.Text);
        return new("valid", policy.Extensions.IsEmpty
            ? new { version = "STSv1", mode, max_age = policy.MaxAge, mx }
            : new { version = "STSv1", mode, max_age = policy.MaxAge, mx, extensions = Pairs(policy.Extensions) });
    }

    public static Outcome OfMxMatch(Vector vector)
    {
        var patterns = new List<MxPattern>();
        foreach (var text in vector.Patterns)
        {
            var isWellFormed = MxPattern.TryParse(text, out var pattern);
            Assert.Equal(vector.MalformedPatterns.Contains(text), !isWellFormed);
            if (isWellFormed)
            {
                patterns.Add(pattern!);
            }
        }

        return new(patterns.Exists(pattern => pattern.Matches(vector.Host)) ? "valid" : "invalid", null);
    }

    /// <summary>What is wrong with it by the vector; null where nothing is.</summary>
    public string? Against(Vector vector)
    {
        if (!vector.Accept.Contains(Verdict) || (Verdict != vector.Expected && !vector.IsDebatable))
        {
            return $"{vector.Id}: {Verdict}, expected {vector.Expected}";
        }

        // A debatable verdict that is another has other fields, or none.
        if (Parsed is null || vector.Parsed is not { } wanted || Verdict != vector.Expected)
        {
            return null;
        }

        var got = JsonSerializer.SerializeToElement(Parsed);
        return JsonElement.DeepEquals(got, wanted) ? null : $"{vector.Id}: {got}, expected {wanted}";
    }

    private static Outcome OfRecord(Vector vector, ReadOnlySpan<byte> version, Func<byte[], Outcome> parse)
    {
        if (!vector.IsRrset)
        {
            return parse(vector.Input);
        }

        var selection = TxtSelection.Of([.. vector.Rrset.Select(Octets.Of)], version);
        return selection.Single is { } single ? parse(single.Span.ToArray()) : None;
    }

    private static IEnumerable<string[]> Pairs(IEnumerable<ExtensionField> fields) =>
        from field in fields select new[] { field.Name, field.Value };
}
