using Microsoft.AspNetCore.Http.HttpResults;

namespace Sealpost.Web.Pages;

/// <summary>The pages that are about no domain: home, about, and what MTA-STS is.</summary>
internal static class PageEndpoints
{
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        foreach (var asset in (Asset[])[Asset.Style, Asset.Script, Asset.Icon])
        {
            pages.MapGet("/" + asset.Name, asset.Answer);
        }

        pages.MapGet("/", ShowHome);
        pages.MapGet("/learn", static (HttpContext context) =>
            ConstantPage.Answer<Learn>(context, new Dictionary<string, object?>()));
        pages.MapGet("/about", static () => new RazorComponentResult<About>());
    }

    private static RazorComponentResult<Home> ShowHome(string? domain) =>
        new(new { View = new AskView { Domain = domain ?? "" } });
}
