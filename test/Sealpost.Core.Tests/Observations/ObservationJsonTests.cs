using System.Text;
using Sealpost.Core.Checks;
using Sealpost.Core.Observations.Json;
using Sealpost.Core.Rendering.Json;
using Sealpost.Core.Reporting;
using Sealpost.Core.Tests.Scenarios;

namespace Sealpost.Core.Tests.Observations;

public class ObservationJsonTests
{
    [Fact]
    public void A_saved_observation_gives_the_same_report() => Assert.All(Scenario.All, scenario =>
    {
        Assert.True(ObservationJson.TryRead(ObservationJson.Write(scenario.Seen), out var again, out _));

        Assert.Equal(JsonReport.Indented(scenario.Judge()), JsonReport.Indented(CheckReport.Judge(again, Catalog.All)));
    });

    [Theory]
    [InlineData("""{"format": 2}""", "newer Sealpost")]
    [InlineData("""{"format": "1"}""", "not a number")]
    [InlineData("""{"format": 0}""", "not a number")]
    [InlineData("""{}""", "no format")]
    [InlineData("""[]""", "no format")]
    [InlineData("""null""", "no format")]
    [InlineData("""{"format": 1}""", "cannot be read")]
    [InlineData("not JSON", "cannot be read")]
    [InlineData("", "cannot be read")]
    [InlineData("""{"format": 1, "domain": "exa mple", "at": "2026-11-24T10:00:00Z"}""", "cannot be read")]
    public void Refuses_what_is_no_observation(string json, string fault)
    {
        Assert.False(ObservationJson.TryRead(Encoding.UTF8.GetBytes(json), out _, out var why));

        Assert.Contains(fault, why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_saved_observation_of_a_later_format_is_named_as_that()
    {
        var json = Encoding.UTF8.GetString(ObservationJson.Write(Healthy.Domain)).Replace("\"format\": 1", "\"format\": 7", StringComparison.Ordinal);

        Assert.False(ObservationJson.TryRead(Encoding.UTF8.GetBytes(json), out _, out var why));

        Assert.Contains("format 7", why, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_truncation_is_refused_and_none_throws()
    {
        var json = ObservationJson.Write(Healthy.Domain);

        for (var length = 0; length < json.Length - 2; length += 7)
        {
            Assert.False(ObservationJson.TryRead(json.AsSpan(0, length), out _, out _));
        }
    }
}
