using CsCheck;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Spf;
using Sealpost.Core.TlsRpt;

namespace Sealpost.Core.Tests.Laws;

/// <summary>Laws say little when their cases are all refused, or none of them is.</summary>
public sealed class CaseTests
{
    [Fact]
    public void Some_records_announce_a_policy() =>
        AssertMixed(Texts.StsRecord, static text => StsRecordParser.Parse(text).IsUsable);

    [Fact]
    public void Some_records_name_a_destination() =>
        AssertMixed(Texts.TlsRptRecord, static text => TlsRptRecordParser.Parse(text).Strict.IsUsable);

    [Fact]
    public void Some_damaged_records_leave_a_destination() =>
        AssertMixed(Texts.Damaged("tlsrpt-record"), static text => TlsRptRecordParser.Parse(text) is { Strict.Value: null, Lenient: not null });

    [Fact]
    public void Some_damaged_policies_are_policies() =>
        AssertMixed(Texts.Damaged("policy"), static text => StsPolicyParser.Parse(text).Strict.IsUsable);

    [Fact]
    public void Some_policies_are_disputed() =>
        AssertMixed(Texts.Policy, static text => StsPolicyParser.Parse(text) is { Strict.Value: null, Tolerant: not null });

    [Fact]
    public void Some_SPF_records_are_acted_on() =>
        AssertMixed(Texts.SpfRecord, static text => SpfRecordParser.Parse(text).IsUsable);

    private static void AssertMixed(Gen<byte[]> cases, Predicate<byte[]> law)
    {
        const int Count = 2_000;
        var held = Enumerable.Range(0, Count).Count(seed => law(cases.Generate(new PCG(1, (ulong)seed), null, out _)));
        Assert.InRange(held, Count / 100, Count * 9 / 10);
    }
}
