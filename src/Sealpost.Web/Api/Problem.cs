using Microsoft.AspNetCore.Http.HttpResults;
using Sealpost.Web.Checking;

namespace Sealpost.Web.Api;

/// <summary>What is told when a request cannot be met (RFC 9457). Every kind has a name that programs can rely on.</summary>
internal static class Problem
{
    /// <summary>The names of the kinds; they do not lead anywhere.</summary>
    public const string Kinds = "urn:sealpost:problem:";

    /// <summary>A member of the request is at fault.</summary>
    public static ProblemHttpResult Invalid(string field, string sentence) => Of(
        StatusCodes.Status400BadRequest,
        "invalid-request",
        "The request is not in order",
        sentence,
        new() { ["errors"] = new Dictionary<string, string[]> { [field] = [sentence] } });

    public static ProblemHttpResult NotFound(string sentence) =>
        Of(StatusCodes.Status404NotFound, "not-found", "There is no such thing", sentence);

    public static ProblemHttpResult NotAcceptable(string offers) => Of(
        StatusCodes.Status406NotAcceptable, "not-acceptable", "Not available in that form", $"There is {offers}.");

    public static ProblemHttpResult NotJson() => Of(
        StatusCodes.Status415UnsupportedMediaType,
        "not-json",
        "The body is not JSON",
        "Send the body as application/json.");

    public static ProblemHttpResult TooLarge(long most) => Of(
        StatusCodes.Status413PayloadTooLarge,
        "too-large",
        "The body is too large",
        $"The body may have at most {most} octets.");

    public static ProblemHttpResult TooManyWatchers(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "10";
        return Of(
            StatusCodes.Status429TooManyRequests,
            "too-many-watchers",
            "Too many streams are open",
            "End one of your open event streams, or ask for the status instead.");
    }

    /// <summary>No check was begun; the answer says when to come back.</summary>
    public static ProblemHttpResult Refused(Asked.Refused refused, HttpContext context)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(refused.RetryAfter.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(null as IFormatProvider);
        var (status, kind, title) = refused.Reason switch
        {
            RefusalReason.ClientLimit =>
                (StatusCodes.Status429TooManyRequests, "client-limit", "You asked for too many checks"),
            RefusalReason.DomainLimit =>
                (StatusCodes.Status429TooManyRequests, "domain-limit", "The domain was checked too often"),
            RefusalReason.QueueFull =>
                (StatusCodes.Status503ServiceUnavailable, "queue-full", "Too many checks are waiting"),
            _ => (StatusCodes.Status503ServiceUnavailable, "stopping", "The server is being stopped"),
        };
        return Of(status, kind, title, $"Ask again in {seconds} s.", new() { ["retryAfter"] = seconds });
    }

    private static ProblemHttpResult Of(
        int status, string kind, string title, string detail, Dictionary<string, object?>? more = null) =>
        TypedResults.Problem(detail, statusCode: status, title: title, type: Kinds + kind, extensions: more);
}
