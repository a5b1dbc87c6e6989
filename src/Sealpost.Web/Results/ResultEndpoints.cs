namespace Sealpost.Web.Results;

/// <summary>Asking for a check, watching it, and its result.</summary>
internal static class ResultEndpoints
{
    public static void MapResults(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapPost("/check", Asking.AskAsync);
        pages.MapGet("/result/{id}", Showing.ShowAsync);
        pages.MapGet("/result/{id}/live", Showing.Live);
        pages.MapGet("/result/{id}/observation.json", Downloads.ObservationAsync);
        pages.MapGet("/result/{id}/report.json", Downloads.DocumentAsync);
        pages.MapGet("/result/{id}/report.md", Downloads.MarkdownAsync);
    }
}
