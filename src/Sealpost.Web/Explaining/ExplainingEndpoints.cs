using Microsoft.AspNetCore.Http.HttpResults;
using Sealpost.Core.Checks;
using Sealpost.Core.Text;
using Sealpost.Web.Pages;

namespace Sealpost.Web.Explaining;

/// <summary>The page of each check.</summary>
internal static class ExplainingEndpoints
{
    public static void MapExplanations(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/checks").ExcludeFromDescription();
        pages.MapGet("/", ShowAll);
        pages.MapGet("/{id}", Show);
    }

    private static IResult ShowAll(HttpContext context) =>
        ConstantPage.Answer<CheckListPage>(context, new Dictionary<string, object?>());

    private static IResult Show(string id, HttpContext context)
    {
        if (Catalog.Find(id) is not { } check)
        {
            var near = Nearest.To(id, from one in Catalog.All select one.Id);
            return new RazorComponentResult<NoSuchCheckPage>(new { Id = id, Near = near })
            {
                StatusCode = StatusCodes.Status404NotFound,
            };
        }

        return id == check.Id
            ? ConstantPage.Answer<CheckPage>(context, new Dictionary<string, object?> { ["Check"] = check })
            : TypedResults.Redirect($"/checks/{check.Id}", permanent: true);
    }
}
