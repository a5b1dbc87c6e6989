using System.Text.Json;
using System.Text.RegularExpressions;

namespace Sealpost.Testing;

/// <summary>
/// As much of JSON Schema, draft 2020-12, as our own schemas use; a key word it does not know is a fault.
/// </summary>
/// <remarks>Members that the schema does not list are faults too: every member we write is described.</remarks>
internal sealed class Schema(JsonElement root, JsonElement? start = null)
{
    private static readonly HashSet<string> Ignored = ["$schema", "$defs", "title", "description", "format", "additionalProperties"];

    public static Schema Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return new(document.RootElement.Clone());
    }

    /// <summary>Where a document departs from the schema, and how.</summary>
    public IEnumerable<string> Faults(JsonElement value) => Faults(start ?? root, value, "$");

    /// <summary>The places in the schema that describe a value without a word of description.</summary>
    public IEnumerable<string> Undescribed() => Undescribed(root, "$");

    private IEnumerable<string> Faults(JsonElement schema, JsonElement value, string path)
    {
        foreach (var rule in schema.EnumerateObject().Where(static rule => !Ignored.Contains(rule.Name)))
        {
            foreach (var fault in Faults(schema, rule, value, path))
            {
                yield return fault;
            }
        }
    }

    private IEnumerable<string> Faults(JsonElement schema, JsonProperty rule, JsonElement value, string path) =>
        rule.Name switch
        {
            "$ref" => Faults(Defined(rule.Value.GetString()!), value, path),
            "type" => When(
                !Types(rule.Value).Any(type => IsOf(type, value)), $"{path}: {value.ValueKind} is not {rule.Value}"),
            "const" => When(!JsonElement.DeepEquals(rule.Value, value), $"{path}: {value} is not {rule.Value}"),
            "enum" => When(
                !rule.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)),
                $"{path}: {value} is not one of {rule.Value}"),
            "pattern" => When(
                value.ValueKind is JsonValueKind.String && !Regex.IsMatch(value.GetString()!, rule.Value.GetString()!),
                $"{path}: {value}"),
            "minimum" => When(
                IsOf("number", value) && value.GetDouble() < rule.Value.GetDouble(), $"{path}: {value} is too small"),
            "maximum" => When(
                IsOf("number", value) && value.GetDouble() > rule.Value.GetDouble(), $"{path}: {value} is too large"),
            "maxItems" =>
                When(IsOf("array", value) && value.GetArrayLength() > rule.Value.GetInt32(), $"{path}: too many"),
            "oneOf" => OneOf(rule.Value, value, path),
            "items" => value.ValueKind is JsonValueKind.Array
                ? value.EnumerateArray().SelectMany((one, at) => Faults(rule.Value, one, $"{path}[{at}]"))
                : [],
            "required" => value.ValueKind is JsonValueKind.Object
                ? from name in rule.Value.EnumerateArray()
                  where !value.TryGetProperty(name.GetString()!, out _)
                  select $"{path}: no {name}"
                : [],
            "properties" => Properties(schema, rule.Value, value, path),
            var other => [$"{path}: the schema has the unknown key word {other} in {schema}"],
        };

    private IEnumerable<string> Properties(JsonElement schema, JsonElement properties, JsonElement value, string path) =>
        value.ValueKind is not JsonValueKind.Object ? [] : value.EnumerateObject().SelectMany(member =>
            properties.TryGetProperty(member.Name, out var described)
                ? Faults(described, member.Value, $"{path}.{member.Name}")
                : schema.TryGetProperty("additionalProperties", out _)
                    ? []
                    : [$"{path}.{member.Name} is not in the schema"]);

    private IEnumerable<string> OneOf(JsonElement schemas, JsonElement value, string path)
    {
        var faults = schemas.EnumerateArray().Select(schema => Faults(schema, value, path).ToList()).ToList();
        var fitting = faults.Count(static list => list.Count == 0);
        return fitting == 1
            ? []
            : [$"{path}: fits {fitting} of the choices", .. faults.MinBy(static list => list.Count)!];
    }

    private static IEnumerable<string> Undescribed(JsonElement schema, string path)
    {
        if (!schema.TryGetProperty("$ref", out _) && !schema.TryGetProperty("description", out _))
        {
            yield return path;
        }

        string[] groups = ["properties", "$defs"];
        var parts = from @group in groups
                    where schema.TryGetProperty(@group, out _)
                    from member in schema.GetProperty(@group).EnumerateObject()
                    select (member.Name, member.Value);
        var items =
            schema.TryGetProperty("items", out var item) ? [("[]", item)] : Array.Empty<(string, JsonElement)>();
        foreach (var (name, part) in parts.Concat(items))
        {
            foreach (var missing in Undescribed(part, $"{path}.{name}"))
            {
                yield return missing;
            }
        }
    }

    private JsonElement Defined(string reference) =>
        reference.Split('/').Skip(1).Aggregate(root, static (schema, name) => schema.GetProperty(name));

    private static IEnumerable<string> Types(JsonElement types) =>
        types.ValueKind is JsonValueKind.Array
            ? from type in types.EnumerateArray() select type.GetString()!
            : [types.GetString()!];

    private static bool IsOf(string type, JsonElement value) => (type, value.ValueKind) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) => true,
        ("number", JsonValueKind.Number) or ("null", JsonValueKind.Null) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => value.TryGetInt64(out _),
        _ => false,
    };

    private static IEnumerable<string> When(bool isWrong, string fault) => isWrong ? [fault] : [];
}
