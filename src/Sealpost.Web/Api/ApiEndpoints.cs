namespace Sealpost.Web.Api;

/// <summary>The interface for programs, version 1.</summary>
internal static class ApiEndpoints
{
    /// <summary>Where it begins.</summary>
    public const string Root = "/api/v1";

    public static void AddApi(this IServiceCollection services)
    {
        services.AddSingleton<Watchers>();
    }

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Root);
        api.MapChecks();
        api.MapDomainChecks();
        api.MapLintTask();
        api.MapCatalog();
        routes.MapOpenApi();
        api.MapFallback(static () => Problem.NotFound("There is nothing at this path; /openapi/v1.json lists what there is."));
    }
}
