using System.Text;
using CsCheck;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Spf;
using Sealpost.Core.Text;
using Sealpost.Core.TlsRpt;

namespace Sealpost.Core.Tests.Laws;

public sealed class ParserLaws(ITestOutputHelper output)
{
    [Fact]
    public void Of_sts_records() => Hold("sts-record", Texts.StsRecord, static text =>
    {
        var parsed = StsRecordParser.Parse(text);
        HoldForAll(text, parsed);
        if (parsed.Value is { } record)
        {
            var again = StsRecordParser.Parse(record.ToRecordText()).Value;
            Assert.Equal(record.Id, again?.Id);
            Assert.Equal(record.Extensions, again?.Extensions ?? []);
        }
    });

    [Fact]
    public void Of_tlsrpt_records() => Hold("tlsrpt-record", Texts.TlsRptRecord, static text =>
    {
        var parsed = TlsRptRecordParser.Parse(text);
        HoldForAll(text, parsed.Strict);
        if (parsed.Strict.Value is { } strict)
        {
            Assert.Same(strict, parsed.Lenient);
        }

        if (parsed.Lenient is { } record)
        {
            // Printed, what a lenient sender reads is what every sender reads.
            var again = TlsRptRecordParser.Parse(record.ToRecordText()).Strict.Value;
            Assert.Equal(record.Rua, again?.Rua ?? []);
            Assert.Equal(record.Extensions, again?.Extensions ?? []);
            Assert.NotEmpty(record.Usable);
        }
    });

    [Fact]
    public void Of_policies() => Hold("policy", Texts.Policy, static body =>
    {
        var parsed = StsPolicyParser.Parse(body);
        HoldForAll(body, parsed.Strict);
        if (parsed.Strict.Value is { } strict)
        {
            Assert.Same(strict, parsed.Tolerant);
        }

        if (parsed.Tolerant is { } policy)
        {
            // Printed, what a tolerant sender reads is what every sender reads.
            AssertSame(policy, StsPolicyParser.Parse(policy.ToPolicyText()).Strict.Value);
            Assert.InRange(policy.MaxAge, 0, StsPolicy.LongestMaxAge);
            Assert.True(policy.Mode is StsMode.None || !policy.Mx.IsEmpty);
        }
    });

    [Fact]
    public void A_policy_is_the_same_with_LF_and_with_CRLF() => Hold("policy", Texts.Policy, static body =>
    {
        var feeds = Encoding.Latin1.GetString(body).Replace("\r", "", StringComparison.Ordinal);
        var pairs = feeds.Replace("\n", "\r\n", StringComparison.Ordinal);
        var (one, other) = (StsPolicyParser.Parse(Encoding.Latin1.GetBytes(feeds)), StsPolicyParser.Parse(Encoding.Latin1.GetBytes(pairs)));
        Assert.Equal(one.Flaws.Select(static flaw => flaw.Kind), other.Flaws.Select(static flaw => flaw.Kind));
        AssertSame(one.Strict.Value, other.Strict.Value);
    });

    [Fact]
    public void Of_report_uris() => Hold("tlsrpt-record", Texts.TlsRptRecord, static text =>
    {
        foreach (var part in text.AsSpan().Split((byte)','))
        {
            var octets = text.AsSpan()[part];
            if (ReportUriParser.Parse(octets) is { } uri)
            {
                Assert.Equal(Encoding.ASCII.GetString(octets), uri.Text);
                Assert.DoesNotContain(uri.Text, static c => c is '!' or ',' or ';' or <= ' ' or > '~');
                Assert.Equal(uri, ReportUriParser.Parse(uri.Text));
            }
        }
    });

    [Fact]
    public void Of_SPF_records() => Samples.Hold(
        Gen.Frequency((8, Texts.SpfRecord), (1, Texts.Noise)),
        static text =>
        {
            var parsed = SpfRecordParser.Parse(text);
            HoldForAll(text, parsed);
            if (parsed.Value is { } record)
            {
                // Printed term by term, it is the same record.
                var again = SpfRecordParser.Parse("v=spf1 " + string.Join(' ', record.Terms.Select(static term => term.Text)));
                Assert.Equal(record.Terms.Select(static term => term.Text), again.Value!.Terms.Select(static term => term.Text));
                Assert.All(record.Terms, term => Assert.Equal(term.Text, Encoding.UTF8.GetString(text, term.Where.Start, term.Where.Length)));
                Assert.All(record.Reached, static term => SpfQuestion.Of(term, "a.example", "b.example"));
            }
        },
        output);

    private static void HoldForAll<T, TKind>(byte[] text, Parsed<T, TKind> parsed)
        where T : class
        where TKind : struct, Enum
    {
        Assert.True(parsed.IsUsable || !parsed.Flaws.IsEmpty);
        var before = 0;
        foreach (var (_, where) in parsed.Flaws)
        {
            Assert.True(where is { Start: >= 0, Length: >= 0 } && where.End <= text.Length);
            Assert.InRange(where.Start, before, text.Length);
            before = where.Start;
        }
    }

    private static void AssertSame(StsPolicy? one, StsPolicy? other)
    {
        Assert.Equal(one is null, other is null);
        Assert.Equal(one?.Mode, other?.Mode);
        Assert.Equal(one?.MaxAge, other?.MaxAge);
        Assert.Equal(one?.Mx ?? [], other?.Mx ?? []);
        Assert.Equal(one?.Extensions ?? [], other?.Extensions ?? []);
    }

    private void Hold(string kind, Gen<byte[]> texts, Action<byte[]> law) =>
        Samples.Hold(Gen.Frequency((4, texts), (4, Texts.Damaged(kind)), (1, Texts.Noise)), law, output);
}
