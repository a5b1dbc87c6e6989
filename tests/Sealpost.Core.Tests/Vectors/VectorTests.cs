namespace Sealpost.Core.Tests.Vectors;

public sealed class VectorTests
{
    public static TheoryData<string> Folders => [.. Repository.VectorFolders];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Sts_records(string folder) => Hold(folder, "sts-record", Outcome.OfStsRecord);

    [Theory]
    [MemberData(nameof(Folders))]
    public void Policies(string folder) => Hold(folder, "policy", Outcome.OfPolicy);

    [Theory]
    [MemberData(nameof(Folders))]
    public void Mx_matches(string folder) => Hold(folder, "mx-match", Outcome.OfMxMatch);

    [Theory]
    [MemberData(nameof(Folders))]
    public void Tlsrpt_records(string folder) => Hold(folder, "tlsrpt-record", Outcome.OfTlsRptRecord);

    private static void Hold(string folder, string kind, Func<Vector, Outcome> outcome)
    {
        var vectors = Repository.Vectors(folder, kind);
        Assert.NotEmpty(vectors);
        Assert.Empty(from vector in vectors let fault = outcome(vector).Against(vector) where fault is not null select fault);
    }
}
