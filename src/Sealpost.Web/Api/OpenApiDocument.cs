using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sealpost.Web.Api;

/// <summary>
/// The description of the interface (OpenAPI 3.1): <c>docs/openapi.json</c> with the schemas of the report and of lint,
/// which the command line has in common with it, put in.
/// </summary>
internal static class OpenApiDocument
{
    /// <summary>Where it is.</summary>
    public const string Path = "/openapi/v1.json";

    private static readonly (string Name, string Resource)[] Shared =
        [("Report", "report.schema.json"), ("Lint", "lint.schema.json")];

    private static readonly ConstantDocument Document = new(JsonSerializer.SerializeToUtf8Bytes(Compose()));

    public static void MapOpenApi(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, static (HttpContext context) => Document.Answer(context)).ExcludeFromDescription();

    private static JsonObject Compose()
    {
        var document = Read("openapi.json");
        var schemas = document["components"]!["schemas"]!.AsObject();
        foreach (var (name, resource) in Shared)
        {
            // Definitions within a schema become schemas beside it, since not every reader looks for them inside.
            var schema = Read(resource);
            var parts = schema["$defs"]!.AsObject();
            schema.Remove("$defs");
            schema.Remove("$schema");
            schemas[name] = Renamed(schema, name);
            foreach (var (part, inner) in parts)
            {
                schemas[NameOf(name, part)] = Renamed(inner!, name);
            }
        }

        return document;
    }

    private static JsonNode Renamed(JsonNode node, string name)
    {
        const string Inside = "#/$defs/";
        var copy = node.DeepClone();
        foreach (var at in All(copy).ToList())
        {
            if (at["$ref"]?.GetValue<string>() is { } target && target.StartsWith(Inside, StringComparison.Ordinal))
            {
                at["$ref"] = $"#/components/schemas/{NameOf(name, target[Inside.Length..])}";
            }
        }

        return copy;
    }

    private static string NameOf(string schema, string part) => $"{schema}{char.ToUpperInvariant(part[0])}{part[1..]}";

    private static IEnumerable<JsonObject> All(JsonNode? node) => node switch
    {
        JsonObject @object => [@object, .. @object.SelectMany(static member => All(member.Value))],
        JsonArray array => array.SelectMany(All),
        _ => [],
    };

    private static JsonObject Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
