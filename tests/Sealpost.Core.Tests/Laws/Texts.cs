using System.Text;
using CsCheck;
using Sealpost.Core.Tests.Vectors;

namespace Sealpost.Core.Tests.Laws;

/// <summary>Texts that are what the grammars want but for a slip here and there, which is where parsers go wrong.</summary>
internal static class Texts
{
    // Longer vectors would get nearly all of the blows in a place that hardly matters.
    private const int LongestVector = 1_024;

    private static readonly Gen<string> Word = Gen.String[Gen.Char["abcXYZ019_-.é=:!%@/\0"], 0, 36];

    private static readonly Gen<string> Gap = Slip(Gen.OneOf("", "", " ", "\t "), Gen.OneOf("\n", "\u00A0", "\v"));

    private static readonly Gen<string> Extension = Slip(Gen.OneOf("x=1", "a_b-c.d=:,<>~!", "9=a", "ID=b"), Word);

    private static readonly Gen<string> Host = Slip(
        Gen.OneOf("a.example", "*.a.example", "A.EXAMPLE", "xn--tda.example", "*.1.2.3.4", "localhost"),
        Gen.OneOf("a.example.", "b_c.example", "ü.example", "*", "", "*.*.example"));

    private static readonly Gen<string> Uri = Slip(
        Gen.OneOf("mailto:a@b.example", "https://b.example/c?d=e#f", "MAILTO:a%2Cb@b.example?subject=x", "https://[::1]:8443/", "urn:x"),
        Gen.OneOf(Gen.OneOf("", "https://[v1.a]", "mailto:a%40b", "mailto:a@b.example!10m", "https://a b/", "//b.example"), Word));

    /// <summary>An MTA-STS record, more or less.</summary>
    public static Gen<byte[]> StsRecord { get; } = Record(
        "v=STSv1", Slip(Gen.OneOf("id=20160831085700Z", "id=a"), Gen.OneOf("id = a", "id:a", "id=", "id=a-b", "ID=a", "id=b; id=a")));

    /// <summary>A TLSRPT record, more or less.</summary>
    public static Gen<byte[]> TlsRptRecord { get; } = Record(
        "v=TLSRPTv1",
        Gen.Select(
            Slip(Gen.Const("rua="), Gen.OneOf("rua =", "rua:", "RUA=", "rua=; rua=", "rua=,")),
            Uri.Array[1, 3],
            Slip(Gen.OneOf(",", " , "), Gen.OneOf(",,", " ", "; rua=")),
            static (name, uris, comma) => name + string.Join(comma, uris)));

    /// <summary>An SPF record, more or less.</summary>
    public static Gen<byte[]> SpfRecord { get; } = Gen.Select(
        Slip(Gen.OneOf("v=spf1", "V=SPF1"), Gen.OneOf("v=spf10", "v=spf2", " v=spf1", "\"v=spf1")),
        Gen.Select(
            Slip(Gen.OneOf("", "", "-", "~", "?", "+"), Gen.OneOf("--", "=", " ")),
            Slip(
                Gen.OneOf(
                    "a", "mx", "all", "ptr", "a/24//64", "mx:a.example/30", "include:a.example", "exists:%{ir}.%{l1r+-}.%{d}",
                    "ip4:192.0.2.0/24", "ip6:2001:db8::/32", "redirect=%{d2}", "exp=a.example.", "x-y_z.1=%%%_%-"),
                Gen.OneOf(
                    Gen.OneOf(
                        "ip4:1.2.3", "ip6:::/129", "a:b", "%{", "a:%{q}.example", "a:/24", "ipv4:1.2.3.4", "ip4=1.2.3.4", "v=spf1"),
                    Word)),
            static (qualifier, term) => term.Contains('=', StringComparison.Ordinal) ? term : qualifier + term).Array[0, 6],
        Slip(Gen.OneOf(" ", "  "), Gen.OneOf("\t", "", ", ")),
        static (version, terms, gap) => Encoding.UTF8.GetBytes(string.Join(gap, [version, .. terms])));

    /// <summary>A policy, more or less.</summary>
    public static Gen<byte[]> Policy { get; } = Gen.Select(
        Line(Gen.Const("version: STSv1"), Gen.OneOf("Version: STSv1", "version: STSv2", "version=STSv1", "\uFEFFversion: STSv1")),
        Line(Gen.OneOf("mode: enforce", "mode:testing", "mode: none"), Gen.OneOf("mode: Enforce", "mode enforce", "modes: none")),
        Line(Host.Select(static host => "mx: " + host), Gen.OneOf("MX: a.example", "mx=a.example")).Array[0, 3],
        Line(Gen.OneOf("max_age: 86400", "max_age:0"), Gen.OneOf("max-age: 1", "max_age: 99999999", "max_age: x")),
        Line(Gen.OneOf("x: a  é", "id: 1", "mode: none"), Gen.OneOf(Gen.OneOf("", "# x", " // x", "{", "<html>"), Word)).Array[0, 2],
        static (version, mode, mx, maxAge, extra) =>
            Encoding.UTF8.GetBytes(string.Concat([version, mode, .. mx, maxAge, .. extra])));

    /// <summary>Anything at all.</summary>
    public static Gen<byte[]> Noise { get; } = Gen.Byte.Array[0, 200];

    /// <summary>The inputs of our own valid vectors of one kind, damaged in a few places.</summary>
    public static Gen<byte[]> Damaged(string kind)
    {
        var inputs =
            from vector in Repository.Vectors(Repository.VectorFolders[0], kind)
            where vector.Expected is "valid" && !vector.IsRrset && vector.Input.Length <= LongestVector
            select vector.Input;
        return Gen.Select(Gen.OneOf<byte[]>([.. inputs]), Damage.Gen.Array[1, 3], static (input, damages) =>
            damages.Aggregate(input, static (octets, damage) => damage.To(octets)));
    }

    private static Gen<byte[]> Record(string version, Gen<string> field) => Gen.Select(
        Extension.Array[0, 2],
        field,
        Slip(Gen.OneOf(";", "; ", "\t;\t"), Gen.OneOf(";;", " ", "")),
        Slip(Gen.OneOf("", ";", " ; "), Gen.OneOf(" ", ";;", "\n")),
        (others, own, delimiter, end) =>
            Encoding.UTF8.GetBytes(string.Join(delimiter, [version, .. others, own]) + end));

    private static Gen<string> Line(Gen<string> good, Gen<string> slip) => Gen.Select(
        Slip(Gen.Const(""), Gap),
        Slip(good, slip),
        Gap,
        Slip(Gen.OneOf("\n", "\r\n"), Gen.OneOf("\r", "\n\n", "\u2028", "")),
        static (before, text, after, end) => before + text + after + end);

    // One in twelve is a slip.
    private static Gen<string> Slip(Gen<string> good, Gen<string> slip) => Gen.Frequency((11, good), (1, slip));
}
