using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Sealpost.Core.Checks;
using Sealpost.Core.Observations.Json;
using Sealpost.Core.Rendering.Json;
using Sealpost.Core.Rendering.Markdown;
using Sealpost.Core.Reporting;
using Sealpost.Web.Checking;
using Sealpost.Web.Hosting;
using Sealpost.Web.Storage;

namespace Sealpost.Web.Api;

/// <summary>Asking for a check, watching it, and having its document.</summary>
internal static class CheckApi
{
    /// <summary>The longest time a request may wait for its check, in seconds.</summary>
    public const int LongestWait = 120;

    public static void MapChecks(this IEndpointRouteBuilder api)
    {
        api.MapPost("/checks", AskAsync);
        api.MapGet("/checks/{id}", FindAsync);
        api.MapGet("/checks/{id}/observation", FindObservationAsync);
    }

    private static async Task<IResult> AskAsync(
        HttpContext context, CheckDesk desk, CheckStore store, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!Wait.TryRead(context.Request.Query["wait"], out var wait, out var waitFault))
        {
            return Problem.Invalid("wait", waitFault);
        }

        var (body, problem) = await ApiBody.ReadAsync(context, cancellationToken);
        if (body is null)
        {
            return problem!;
        }

        using (body)
        {
            if (!CheckWish.TryRead(body.RootElement, out var wish, out var fault))
            {
                return Problem.Invalid(fault.Value.Field, fault.Value.Sentence);
            }

            var request = new CheckRequest(wish.Domain, wish.Smtp, ClientAddress.Of(context)) { Selectors = wish.Selectors };
            var asked = await desk.AskAsync(request, cancellationToken);
            return asked switch
            {
                Asked.Accepted(var id) => await AnswerAsync(id),
                Asked.Joined(var id) => await AnswerAsync(id),
                Asked.Reused(var id, _) => await DocumentAsync(id),
                Asked.Refused refused => Problem.Refused(refused, context),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }

        async Task<IResult> AnswerAsync(CheckId id)
        {
            var check = desk.Find(id);
            if (check is null || await check.OverWithinAsync(wait, clock, cancellationToken))
            {
                return await DocumentAsync(id);
            }

            return Accepted(CheckStatus.Of(check), context);
        }

        async Task<IResult> DocumentAsync(CheckId id)
        {
            context.Response.Headers.ContentLocation = CheckStatus.UrlOf(id.Text);
            var row = await store.FindAsync(id, cancellationToken);
            return row switch
            {
                null => NoSuchCheck(),
                { State: CheckState.Finished, Texts: { } texts } => Document(FinishedCheck.Unpack(texts.Document)),
                _ => Accepted(CheckStatus.Of(row), context),
            };
        }
    }

    private static async Task<IResult> FindAsync(
        string id,
        HttpContext context,
        CheckDesk desk,
        CheckStore store,
        Watchers watchers,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (!CheckId.TryParse(id, out var name))
        {
            return NoSuchCheck();
        }

        context.Response.Headers.Vary = HeaderNames.Accept;
        if (context.Request.Query["judged"].ToString() is not ("" or "then" or "today"))
        {
            return Problem.Invalid("judged", "judged takes then or today.");
        }

        if (CheckForm.Wanted(context.Request) is not { } form)
        {
            return Problem.NotAcceptable(CheckForm.Offers);
        }

        var open = desk.Find(name);
        if (form is CheckForm.Events && open is not null)
        {
            return watchers.Answer(open, context, clock, cancellationToken);
        }

        var row = open is null ? await store.FindAsync(name, cancellationToken) : null;
        return (open, row) switch
        {
            ({ } check, _) => Accepted(CheckStatus.Of(check), context),
            (_, null) => NoSuchCheck(),
            (_, { State: CheckState.Open } other) => Accepted(CheckStatus.Of(other), context),
            (_, { } over) when form is CheckForm.Events => CheckEvents.Over(over),
            (_, { State: CheckState.Finished, Texts: { } texts }) => Finished(texts, form, context),
            _ => TypedResults.Json(CheckStatus.Of(row), ApiJson.Default.CheckStatus),
        };
    }

    private static async Task<IResult> FindObservationAsync(
        string id, HttpContext context, CheckStore store, CancellationToken cancellationToken)
    {
        var row = CheckId.TryParse(id, out var name) ? await store.FindAsync(name, cancellationToken) : null;
        if (row is not { Texts: { } texts })
        {
            return row is null ? NoSuchCheck() : Problem.NotFound("This check has no observation.");
        }

        return Tagged(context, $"{row.Id}-observation")
            ?? (IResult)TypedResults.Bytes(FinishedCheck.Unpack(texts.Observation), "application/json", $"{row.Domain}.json");
    }

    private static IResult Finished(StoredTexts texts, CheckForm form, HttpContext context)
    {
        var today = context.Request.Query["judged"] == "today";
        if (form is CheckForm.Json && !today)
        {
            return Tagged(context, texts.CheckId) ?? (IResult)Document(FinishedCheck.Unpack(texts.Document));
        }

        if (Tagged(context, $"{texts.CheckId}-{form}-{Product.Version}") is { } same)
        {
            return same;
        }

        ObservationJson.TryRead(FinishedCheck.Unpack(texts.Observation), out var seen, out var fault);
        var report = CheckReport.Judge(
            seen ?? throw new InvalidDataException($"A kept observation cannot be read: {fault}"), Catalog.All);
        if (form is CheckForm.Json)
        {
            return TypedResults.Text(JsonReport.Line(report), "application/json");
        }

        using var text = new StringWriter();
        MarkdownReport.Write(report, text, isVerbose: false);
        return TypedResults.Text(text.ToString(), "text/markdown; charset=utf-8");
    }

    private static StatusCodeHttpResult? Tagged(HttpContext context, string tag)
    {
        var quoted = $"\"{tag}\"";
        context.Response.Headers.ETag = quoted;
        context.Response.Headers.CacheControl = "private, no-cache";
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(one => one.Tag == quoted || one.Tag == "*")
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : null;
    }

    private static FileContentHttpResult Document(byte[] json) => TypedResults.Bytes(json, "application/json");

    private static JsonHttpResult<CheckStatus> Accepted(CheckStatus status, HttpContext context)
    {
        context.Response.Headers.Location = status.Url;
        context.Response.Headers.RetryAfter = "1";
        context.Response.Headers.CacheControl = "no-store";
        var isOpen = status.State is "queued" or "running";
        return TypedResults.Json(
            status,
            ApiJson.Default.CheckStatus,
            statusCode: isOpen ? StatusCodes.Status202Accepted : StatusCodes.Status200OK);
    }

    private static ProblemHttpResult NoSuchCheck() =>
        Problem.NotFound("There is no check of that name; it may have been deleted for its age.");
}
