using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Sealpost.Core.Senders;
using Sealpost.Core.Tests.Documents;
using Sealpost.Core.Tests.Vectors;
using Sealpost.Core.Text;

namespace Sealpost.Core.Tests.Senders;

/// <summary>Every profile against what its project was seen to decide (<c>peers_differ</c>).</summary>
/// <remarks>
/// Counted is every vector of a kind the project was run over: all ten and all eleven of them over every record and policy
/// (<c>peers_agree</c> and <c>peers_differ</c> always add up to that), and over mx matches those that <c>peers_differ</c>
/// names anywhere. A vector that does not name a project has its verdict in <c>expected</c>, fields included; to a sender
/// <c>none</c> and <c>invalid</c> are the same. A verdict that names a field, <c>valid:id=1</c>, is met only with that value.
/// </remarks>
public sealed class SenderVectorTests(ITestOutputHelper output)
{
    private const double Least = 0.97;

    // Each profile by its name in the vectors, and the kinds that its project was run over.
    private static readonly ImmutableArray<(string Profile, string Peer, string[] Kinds)> Peers =
    [
        ("rfc-strict", "", ["sts-record", "policy", "mx-match"]),
        ("postfix-tlspol", "postfix-tlspol", ["sts-record", "policy"]),
        ("postfix-mta-sts-resolver", "postfix-mta-sts-resolver", ["sts-record", "policy"]),
        ("mox", "mox", ["sts-record", "policy", "mx-match"]),
        ("stalwart", "stalwart", ["policy", "mx-match"]),
        ("go-mtasts", "foxcpp/go-mtasts", ["sts-record", "policy", "mx-match"]),
        ("chasquid", "chasquid", ["sts-record", "policy", "mx-match"]),
        ("mailauth", "mailauth", ["sts-record", "policy", "mx-match"]),
    ];

    // Without a project of its own that was run.
    private static readonly string[] NotRun = ["gmail", "dane-first", "exim"];

    public static TheoryData<string, string> Cases =>
        [.. from peer in Peers from folder in Repository.VectorFolders select (peer.Profile, folder)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Agrees_with_what_was_seen(string profile, string folder)
    {
        var (counted, differing) = Hold(profile, folder);
        var agreement = 1 - ((double)differing.Count / counted);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{profile}, {folder}: {counted} verdicts, {agreement:P1} agree"));
        differing.ForEach(output.WriteLine);
        Assert.True(agreement >= Least, string.Join('\n', differing));
    }

    // The vectors that come with the repository; those of other folders are listed in the output alone.
    [Fact]
    public void The_page_says_how_many_agree() => new GeneratedPart(Path.Combine(Repository.Root, "docs", "senders.md"), "agreement").Hold(
        string.Join(
            '\n',
            [
                "| id | verdicts | agree | what differs |",
                "| --- | --- | --- | --- |",
                .. from peer in Peers
                   let held = Hold(peer.Profile, Repository.VectorFolders[0])
                   let differing = string.Join("; ", held.Differing).Replace("|", "\\|", StringComparison.Ordinal)
                   select $"| `{peer.Profile}` | {held.Counted} | {held.Counted - held.Differing.Count} | {differing} |",
            ]));

    private static (int Counted, List<string> Differing) Hold(string profile, string folder)
    {
        var (_, peer, kinds) = Peers.Single(one => one.Profile == profile);
        var (counted, differing) = (0, new List<string>());
        foreach (var kind in kinds)
        {
            foreach (var vector in Repository.Vectors(folder, kind))
            {
                counted++;
                if (Fault(Profile(profile), peer, kind, vector) is { } fault)
                {
                    differing.Add(fault);
                }
            }
        }

        return (counted, differing);
    }

    [Fact]
    public void Every_profile_is_counted_or_was_not_run() => Assert.Equal(
        from profile in SenderProfiles.All orderby profile.Id select profile.Id,
        Peers.Select(static peer => peer.Profile).Concat(NotRun).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("sts-record", 10)]
    [InlineData("policy", 11)]
    public void Every_project_was_run_over_every_vector(string kind, int projects)
    {
        foreach (var folder in Repository.VectorFolders.Where(static folder => Directory.Exists(Path.Combine(Repository.Root, folder))))
        {
            Assert.All(Repository.Vectors(folder, kind), vector => Assert.Equal(projects, vector.Counted));
        }
    }

    [Theory]
    [InlineData("postfix-mta-sts-resolver", "Snawoot/postfix-mta-sts-resolver")]
    [InlineData("postfix-tlspol", "Zuplu/postfix-tlspol")]
    public void Content_types_are_taken_as_in_the_projects_own_tests(string profile, string project)
    {
        var own = from vector in Repository.Vectors(Repository.VectorFolders[2], "policy-fetch")
                  where vector.ContentType is not null && vector.Source.StartsWith(project, StringComparison.Ordinal)
                  select vector;
        Assert.NotEmpty(own);
        Assert.All(own, vector => Assert.Equal(
            vector.PeerExpected is "valid",
            ContentTypes.Accepts(Profile(profile).Fetch.ContentType, vector.ContentType)));
    }

    private static SenderProfile Profile(string id) => SenderProfiles.All.Single(one => one.Id == id);

    // How the profile departs from what was seen; null where it does not.
    private static string? Fault(SenderProfile profile, string peer, string kind, Vector vector)
    {
        var seen = vector.OfPeer(peer);
        var parts = (seen ?? vector.Expected).Split(':');
        var wanted = parts is [.., var field] && field.Contains('=', StringComparison.Ordinal) ? field : null;
        var fields = FieldsOf(profile, kind, vector);
        var isValid = parts[0] is "valid";
        if (isValid != fields is not null)
        {
            return $"{vector.Id}: {(fields is null ? "refused" : "taken")}, seen {seen ?? vector.Expected}";
        }

        if (fields is null)
        {
            return null;
        }

        IEnumerable<string> expected = wanted is not null ? [wanted] : seen is null ? Expected(vector, fields.Keys) : [];
        var missing = expected.Where(one => one.Split('=') is var pair && fields[pair[0]] is { } value && value != pair[1]).ToList();
        return missing.Count == 0 ? null : $"{vector.Id}: {string.Join(", ", fields)}, seen {string.Join(", ", missing)}";
    }

    // The fields that a sender ends with; null where it ends with nothing. A null value is a field it does not read.
    private static Dictionary<string, string?>? FieldsOf(SenderProfile profile, string kind, Vector vector)
    {
        switch (kind)
        {
            case "mx-match":
                return vector.Patterns.Any(pattern => profile.Covers(pattern, vector.Host)) ? [] : null;
            case "sts-record":
                ImmutableArray<Octets> records = vector.IsRrset
                    ? [.. vector.Rrset.Select(Octets.Of)]
                    : [new([.. vector.Input])];
                return profile.Record(records).Value is { } id ? new() { ["id"] = id.Length == 0 ? null : id } : null;
            default:
                return profile.Policy(new(new([.. vector.Input]))).Value is { } policy
                    ? new()
                    {
                        ["mode"] = policy.Mode.ToString().ToLowerInvariant(),
                        ["max_age"] = policy.MaxAge.ToString(CultureInfo.InvariantCulture),
                    }
                    : null;
        }
    }

    private static IEnumerable<string> Expected(Vector vector, IEnumerable<string> names) =>
        from name in names
        where vector.Parsed is { } parsed && parsed.TryGetProperty(name, out _)
        select $"{name}={Text(vector.Parsed!.Value.GetProperty(name))}";

    private static string Text(JsonElement value) => value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
