using System.Text;
using System.Text.Json;

namespace Sealpost.Core.Tests.Vectors;

/// <summary>One line of a file of vectors; <c>testdata/README.md</c> describes the format.</summary>
public sealed class Vector
{
    private readonly JsonElement _json;

    private Vector(JsonElement json) => _json = json;

    public string Id => Text("id") ?? "";

    public string Expected => Text("expected") ?? "";

    public bool IsDebatable => _json.TryGetProperty("debatable", out var value) && value.GetBoolean();

    /// <summary>The verdicts that a careful reader could defend.</summary>
    public IEnumerable<string> Accept => Strings("accept") ?? [Expected];

    /// <summary>The octets of a record or a policy.</summary>
    public byte[] Input => Text("encoding") is "base64"
        ? Convert.FromBase64String(Text("input") ?? "")
        : Encoding.UTF8.GetBytes(Text("input") ?? "");

    public bool IsRrset => Text("kind") is "rrset";

    /// <summary>The TXT records of an answer, their character-strings joined.</summary>
    public IEnumerable<string> Rrset =>
        from record in _json.GetProperty("rrset").EnumerateArray()
        select string.Concat(from part in record.EnumerateArray() select part.GetString());

    public string Host => Text("host") ?? "";

    public IEnumerable<string> Patterns => Strings("patterns") ?? [];

    public IEnumerable<string> MalformedPatterns => Strings("malformed_patterns") ?? [];

    /// <summary>The fields of the value, where the vector has one.</summary>
    public JsonElement? Parsed => _json.TryGetProperty("parsed", out var value) ? value : null;

    /// <summary>
    /// What another implementation decided, where it is not what is expected: <c>valid</c>, maybe with <c>:field=value</c>.
    /// A list of names only, as mx matches have it, says that their verdict is the other one.
    /// </summary>
    public string? OfPeer(string peer) => Peers switch
    {
        { ValueKind: JsonValueKind.Object } verdicts when verdicts.TryGetProperty(peer, out var verdict) => verdict.GetString(),
        { ValueKind: JsonValueKind.Array } when Differing.Contains(peer) => Expected is "valid" ? "invalid" : "valid",
        _ => null,
    };

    /// <summary>Every implementation that decided otherwise.</summary>
    public IEnumerable<string> Differing => Peers switch
    {
        { ValueKind: JsonValueKind.Object } verdicts => from peer in verdicts.EnumerateObject() select peer.Name,
        { ValueKind: JsonValueKind.Array } names => from peer in names.EnumerateArray() select peer.GetString() ?? "",
        _ => [],
    };

    /// <summary>How many implementations were run over the vector; null where that was not counted.</summary>
    public int? Counted => _json.TryGetProperty("peers_agree", out var agree) ? agree.GetInt32() + Differing.Count() : null;

    /// <summary>What the project whose test the vector is from says there.</summary>
    public string? PeerExpected => Text("peer_expected");

    public string Source => Text("source") ?? "";

    public string? ContentType => Text("content_type");

    public static Vector Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        return new(document.RootElement.Clone());
    }

    private JsonElement? Peers => _json.TryGetProperty("peers_differ", out var peers) ? peers : null;

    private string? Text(string name) => _json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private IEnumerable<string>? Strings(string name) => _json.TryGetProperty(name, out var list)
        ? from item in list.EnumerateArray() select item.GetString() ?? ""
        : null;
}
