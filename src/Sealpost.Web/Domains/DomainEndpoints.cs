using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Sealpost.Core.Names;
using Sealpost.Core.Rendering;
using Sealpost.Web.Storage;

namespace Sealpost.Web.Domains;

/// <summary>A domain over time: its history, two checks compared, its badge.</summary>
internal static class DomainEndpoints
{
    public static void MapDomains(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/domain/{domain}", ShowHistoryAsync);
        pages.MapGet("/badge/{domain}.svg", ShowBadgeAsync);
        pages.MapGet("/compare", Comparing.Choose);
        pages.MapGet("/compare/{a}/{b}", Comparing.ShowAsync);
    }

    private static async Task<IResult> ShowHistoryAsync(
        string domain,
        string? after,
        HttpContext context,
        IDbContextFactory<SealpostDb> databases,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (!DomainName.TryParse(domain, out var name, out var fault))
        {
            return Missing(new { Fault = fault.ToSentence() });
        }

        if (domain != name.Ascii)
        {
            return TypedResults.Redirect($"/domain/{name.Ascii}", permanent: true);
        }

        var cursor = HistoryCursor.Parse(after);
        if (after is not null && cursor is null)
        {
            return TypedResults.Redirect($"/domain/{name.Ascii}");
        }

        var history = new DomainHistory(databases);
        var rows = await history.RowsAsync(name.Ascii, cursor, HistoryView.Reach, cancellationToken);
        if (rows.Count == 0)
        {
            return cursor is null
                ? Missing(new { Domain = Headline.Spell(name), name.Ascii })
                : TypedResults.Redirect($"/domain/{name.Ascii}");
        }

        var shown = rows.Take(HistoryView.PageSize + 1).Select(static row => row.Id);
        var documents = await history.DocumentsAsync(shown, cancellationToken);
        return new RazorComponentResult<HistoryPage>(new
        {
            View = HistoryView.Of(name, rows, documents, isOlder: cursor is not null),
            Site = PublicAddress.Of(context),
            NewId = clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmss", null),
        });
    }

    private static async Task<IResult> ShowBadgeAsync(
        string domain, HttpContext context, CheckStore store, CancellationToken cancellationToken)
    {
        var isDomain = DomainName.TryParse(domain, out var name);
        var badge = name is null
            ? Badge.OfNoDomain(domain)
            : Badge.Of(
                Headline.Spell(name),
                await store.LastAsync(name.Ascii, cancellationToken));
        var svg = badge.ToSvg();
        var headers = context.Response.GetTypedHeaders();
        headers.CacheControl = new() { Public = true, MaxAge = TimeSpan.FromMinutes(5) };

        // It is made to stand on the pages of others.
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        if (!isDomain)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return TypedResults.Bytes(svg, "image/svg+xml");
        }

        var digest = Convert.ToHexStringLower(SHA256.HashData(svg))[..32];
        return TypedResults.Bytes(svg, "image/svg+xml", entityTag: new EntityTagHeaderValue($"\"{digest}\""));
    }

    private static RazorComponentResult<NotCheckedPage> Missing(object parameters) =>
        new(parameters) { StatusCode = StatusCodes.Status404NotFound };
}
