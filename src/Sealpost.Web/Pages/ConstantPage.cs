using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Sealpost.Web.Pages;

/// <summary>Answers with pages that change only with the program, so that nobody gets the same one twice.</summary>
internal static class ConstantPage
{
    // No other build has the same mark.
    private static readonly EntityTagHeaderValue Tag = new(
        $"\"{Assembly.GetExecutingAssembly().ManifestModule.ModuleVersionId:N}\"", isWeak: true);

    /// <summary>The page, or that the asker has it already (RFC 9110 §13.1.2).</summary>
    public static IResult Answer<T>(HttpContext context, IReadOnlyDictionary<string, object?> parameters)
        where T : Microsoft.AspNetCore.Components.IComponent
    {
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = Tag;
        headers.CacheControl = new() { Public = true, MaxAge = TimeSpan.FromMinutes(5) };
        var known = context.Request.GetTypedHeaders().IfNoneMatch;
        return known.Any(static tag => tag.Compare(Tag, useStrongComparison: false))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : new RazorComponentResult<T>(parameters);
    }
}
