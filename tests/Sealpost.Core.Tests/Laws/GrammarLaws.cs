using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Spf;
using Sealpost.Core.TlsRpt;

namespace Sealpost.Core.Tests.Laws;

/// <summary>The parsers against the ABNF of the RFCs, written down a second time as regular expressions over octets.</summary>
public sealed partial class GrammarLaws(ITestOutputHelper output)
{
    private const string Name = "[A-Za-z0-9][A-Za-z0-9_.-]{0,31}";
    private const string Value = @"[\x21-\x3A\x3C\x3E-\x7E]+";
    private const string Escape = "%[0-9A-Fa-f]{2}";

    // sts-policy-vchar = %x21-7E / UTF8-2 / UTF8-3 / UTF8-4 (RFC 3629 §4)
    private const string Vchar =
        @"(?:[\x21-\x7E]|[\xC2-\xDF][\x80-\xBF]|\xE0[\xA0-\xBF][\x80-\xBF]|[\xE1-\xEC\xEE\xEF][\x80-\xBF]{2}" +
        @"|\xED[\x80-\x9F][\x80-\xBF]|\xF0[\x90-\xBF][\x80-\xBF]{2}|[\xF1-\xF3][\x80-\xBF]{3}|\xF4[\x80-\x8F][\x80-\xBF]{2})";

    private const string Line = $@"(?<name>{Name}):[ \t]*(?<value>{Vchar}(?: *{Vchar})*)[ \t]*";

    // pchar and its kin without "!", "," and ";".
    private const string Authority =
        @$"//(?:(?:[A-Za-z0-9._~$&'()*+=:-]|{Escape})*@)?(?:\[(?:[0-9A-Fa-f:.]+|v1\.a)\]|(?:[A-Za-z0-9._~$&'()*+=-]|{Escape})*)(?::[0-9]*)?";

    private const string Uri =
        @$"[A-Za-z][A-Za-z0-9+.-]*:(?:{Authority}(?=[/?#,\s;]|\z)|(?!//))(?:[A-Za-z0-9._~$&'()*+=:@/-]|{Escape})*" +
        @$"(?:\?(?:[A-Za-z0-9._~$&'()*+=:@/?-]|{Escape})*)?(?:\#(?:[A-Za-z0-9._~$&'()*+=:@/?-]|{Escape})*)?";

    // macro-expand without the letters for explanations, and with a number of parts that is not zero (RFC 7208 §7).
    private const string Expand = @"%(?:[%_-]|\{[slodipvhSLODIPVH](?!0+[rR.+,/_=}-])[0-9]*[rR]?[.+,/_=-]*\})";

    private const string Macros = $@"(?:[\x21-\x24\x26-\x7E]|{Expand})*";

    private const string TopLabel = "(?:[A-Za-z0-9]*[A-Za-z][A-Za-z0-9]*|[A-Za-z0-9]+-[A-Za-z0-9-]*[A-Za-z0-9])";

    private const string Spec = $@"(?:{Macros}\.{TopLabel}\.?|{Macros}{Expand})";

    private const string Cidr4 = "/(?:3[0-2]|[12]?[0-9])";

    private const string Cidr6 = "/(?:12[0-8]|1[01][0-9]|[1-9]?[0-9])";

    private const string Number = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

    // Of IPv6 addresses those that the generator makes.
    private const string Mechanism =
        $@"[-+~?]?(?i:all|ptr(?::{Spec})?|(?:include|exists):{Spec}|(?:a|mx)(?::{Spec})?(?:{Cidr4})?(?:/{Cidr6})?" +
        $@"|ip4:{Number}(?:\.{Number}){{3}}(?:{Cidr4})?|ip6:2001:db8::(?:{Cidr6})?)";

    private const string Modifier =
        $"(?i:redirect|exp)={Spec}|(?!(?i:redirect|exp)=)[A-Za-z][A-Za-z0-9_.-]*={Macros}";

    [Fact]
    public void Sts_records() => Hold("sts-record", Texts.StsRecord, static text =>
    {
        var match = StsRecord().Match(Encoding.Latin1.GetString(text));
        var id = match.Groups["field"].Captures.FirstOrDefault(static field => field.Value.StartsWith("id=", StringComparison.Ordinal));
        var isId = id is not null && Id().IsMatch(id.Value);
        Assert.Equal(isId ? id?.Value[3..] : null, StsRecordParser.Parse(text).Value?.Id);
    });

    [Fact]
    public void Tlsrpt_records() => Hold("tlsrpt-record", Texts.TlsRptRecord, static text =>
    {
        // Of IPv6 addresses and of usable hosts the grammar says too little to write it down again.
        var record = Encoding.Latin1.GetString(text);
        var isKept = !record.Contains('[', StringComparison.Ordinal) || record.Contains("[::1]", StringComparison.Ordinal);
        var parsed = TlsRptRecordParser.Parse(text).Strict;
        var match = TlsRptRecord().Match(record);
        var fields = match.Groups["field"].Captures.Where(static field => field.Value.StartsWith("rua=", StringComparison.Ordinal)).ToList();
        var isList = fields.Count > 0 && fields.TrueForAll(static field => Rua().IsMatch(field.Value));
        var isUsable = !parsed.Has(TlsRptRecordFlaw.UnusableUri) && !parsed.Has(TlsRptRecordFlaw.UnsupportedScheme);
        if (parsed.IsUsable || (isKept && isUsable))
        {
            Assert.Equal(isList, parsed.IsUsable);
        }
    });

    [Fact]
    public void Policies() => Hold("policy", Texts.Policy, static body =>
    {
        var match = Policy().Match(Encoding.Latin1.GetString(body));
        var fields = match.Groups["name"].Captures.Zip(match.Groups["value"].Captures, static (name, value) => (name.Value, value.Value)).ToList();
        var first = fields.DistinctBy(static field => field.Item1).ToDictionary();
        var mx = fields.Where(static field => field.Item1 is "mx").ToList();
        var mode = first.GetValueOrDefault("mode");
        var isPolicy = first.GetValueOrDefault("version") is "STSv1"
            && mode is "enforce" or "testing" or "none"
            && first.GetValueOrDefault("max_age") is { Length: <= 10 } age && Digits().IsMatch(age) && long.Parse(age, CultureInfo.InvariantCulture) <= 31_557_600
            && (mode is "none" || mx.Count > 0)
            && mx.TrueForAll(static field => Pattern().IsMatch(field.Item2));
        Assert.Equal(isPolicy, StsPolicyParser.Parse(body).Strict.IsUsable);
    });

    [Fact]
    public void SPF_records() => Samples.Hold(
        Texts.SpfRecord,
        static text =>
        {
            var match = SpfRecord().Match(Encoding.Latin1.GetString(text));
            var terms = (from term in match.Groups["term"].Captures select term.Value.ToUpperInvariant()).ToList();
            var isOnce = terms.Count(static term => term.StartsWith("REDIRECT=", StringComparison.Ordinal)) < 2
                && terms.Count(static term => term.StartsWith("EXP=", StringComparison.Ordinal)) < 2;
            Assert.Equal(match.Success && isOnce, SpfRecordParser.Parse(text).IsUsable);
        },
        output);

    [GeneratedRegex($@"\A(?i:v=spf1)(?: +(?<term>{Mechanism}|{Modifier})(?= |\z))* *\z")]
    private static partial Regex SpfRecord();

    [GeneratedRegex($@"\Av=STSv1(?:[ \t]*;[ \t]*(?<field>{Name}={Value}))+(?:[ \t]*;[ \t]*)?\z")]
    private static partial Regex StsRecord();

    [GeneratedRegex(@"\Aid=[A-Za-z0-9]{1,32}\z")]
    private static partial Regex Id();

    [GeneratedRegex($@"\Av=TLSRPTv1(?:[ \t]*;[ \t]*(?<field>rua={Uri}(?:[ \t]*,[ \t]*{Uri})*|{Name}={Value}))+(?:[ \t]*;[ \t]*)?\z")]
    private static partial Regex TlsRptRecord();

    [GeneratedRegex($@"\Arua={Uri}(?:[ \t]*,[ \t]*{Uri})*\z")]
    private static partial Regex Rua();

    [GeneratedRegex($@"\A{Line}(?:\r?\n{Line})*(?:\r?\n)?\z")]
    private static partial Regex Policy();

    [GeneratedRegex(@"\A[0-9]+\z")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\A(?:\*\.)?[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*\z")]
    private static partial Regex Pattern();

    private void Hold(string kind, Gen<byte[]> texts, Action<byte[]> law) =>
        Samples.Hold(Gen.Frequency((4, texts), (4, Texts.Damaged(kind))), law, output);
}
