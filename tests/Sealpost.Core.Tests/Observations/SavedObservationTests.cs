using Sealpost.Core.Observations.Json;
using Sealpost.Core.Tests.Scenarios;
using Sealpost.Core.Tests.Vectors;

namespace Sealpost.Core.Tests.Observations;

public class SavedObservationTests
{
    /// <summary>Scenarios that lie in the repository as files too, for the benchmarks and for people.</summary>
    private static readonly Dictionary<string, string> Files = new()
    {
        ["healthy"] = "a domain in good order",
        ["redirect"] = "a redirect",
        ["no-starttls"] = "no STARTTLS on the only host",
    };

    public static TheoryData<string> Names => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Lies_in_the_repository_as_it_is_written_today(string name)
    {
        var path = Path.Combine(Repository.Root, "testdata", "observations", $"{name}.json");
        var written = ObservationJson.Write(Assert.Single(Scenario.All, one => one.Claim == Files[name]).Seen);
        if (Environment.GetEnvironmentVariable("SEALPOST_UPDATE_TESTDATA") is "1")
        {
            File.WriteAllBytes(path, written);
        }

        Assert.Equal(written, File.ReadAllBytes(path));
    }
}
