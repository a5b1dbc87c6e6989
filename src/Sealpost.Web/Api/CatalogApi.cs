using System.Security.Cryptography;
using System.Text.Json;

namespace Sealpost.Web.Api;

/// <summary>The catalogue, which is the same as long as the program is.</summary>
internal static class CatalogApi
{
    private static readonly ConstantDocument Document =
        new(JsonSerializer.SerializeToUtf8Bytes(CatalogDocument.Today, ApiJson.Default.CatalogDocument));

    public static void MapCatalog(this IEndpointRouteBuilder api) =>
        api.MapGet("/catalog", static (HttpContext context) => Document.Answer(context));
}

/// <summary>A JSON document that is the same as long as the program is.</summary>
internal sealed class ConstantDocument(byte[] json)
{
    private readonly string _tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(json))[..32]}\"";

    public IResult Answer(HttpContext context)
    {
        context.Response.Headers.ETag = _tag;
        context.Response.Headers.CacheControl = "public, max-age=300";
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(one => one.Tag == _tag || one.Tag == "*")
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Bytes(json, "application/json");
    }
}
