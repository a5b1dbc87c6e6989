using System.Text;
using System.Text.Json.Nodes;
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
    [InlineData("plain text", "not JSON")]
    [InlineData("", "not JSON")]
    [InlineData("""{"format": 1, "domain": "exa mple", "at": "2026-11-24T10:00:00Z"}""", "cannot be read")]
    public void Refuses_what_is_no_observation(string json, string fault)
    {
        Assert.False(ObservationJson.TryRead(Encoding.UTF8.GetBytes(json), out _, out var why));

        Assert.Contains(fault, why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_saved_observation_of_a_later_format_is_named_as_that()
    {
        var json = Encoding.UTF8.GetString(ObservationJson.Write(Healthy.Domain))
            .Replace("\"format\": 1", "\"format\": 7", StringComparison.Ordinal);

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

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"\"")]
    [InlineData("-1")]
    [InlineData("[null]")]
    [InlineData("{}")]
    public void A_member_of_another_kind_is_refused_or_judged_and_never_throws(string other)
    {
        var root = JsonNode.Parse(ObservationJson.Write(Healthy.Domain))!;
        foreach (var member in Members(root).ToList())
        {
            var (parent, name) = (member.Parent!.AsObject(), member.GetPropertyName());
            var kept = member.DeepClone();
            parent[name] = JsonNode.Parse(other);

            if (ObservationJson.TryRead(Encoding.UTF8.GetBytes(root.ToJsonString()), out var seen, out _))
            {
                Assert.NotEmpty(JsonReport.Line(CheckReport.Judge(seen, Catalog.All)));
            }

            parent[name] = kept;
        }
    }

    [Fact]
    public void An_absent_member_is_refused_or_judged_and_never_throws()
    {
        foreach (var scenario in Scenario.All)
        {
            var root = JsonNode.Parse(ObservationJson.Write(scenario.Seen))!;
            foreach (var member in Members(root).ToList())
            {
                var (parent, name) = (member.Parent!.AsObject(), member.GetPropertyName());
                parent.Remove(name);

                if (ObservationJson.TryRead(Encoding.UTF8.GetBytes(root.ToJsonString()), out var seen, out _))
                {
                    Assert.NotEmpty(JsonReport.Line(CheckReport.Judge(seen, Catalog.All)));
                }

                parent[name] = member;
            }
        }
    }

    private static IEnumerable<JsonNode> Members(JsonNode node) => node switch
    {
        JsonObject members => members.Where(member => member.Value is not null).SelectMany(
            member => Members(member.Value!).Prepend(member.Value!)),
        JsonArray items => items.OfType<JsonNode>().SelectMany(Members),
        _ => [],
    };
}
