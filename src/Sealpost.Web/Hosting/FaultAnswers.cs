using Microsoft.AspNetCore.Http.HttpResults;

namespace Sealpost.Web.Hosting;

/// <summary>Turns a bare status into a page for people, or into problem details (RFC 9457) for programs.</summary>
internal static class FaultAnswers
{
    public static void UseFaultAnswers(this IApplicationBuilder app, ServerOptions options)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = context => AnswerAsync(context, options),
            StatusCodeSelector = static fault => fault is BadHttpRequestException bad ? bad.StatusCode : 500,
        });
        app.UseStatusCodePages(context => AnswerAsync(context.HttpContext, options));
    }

    private static Task AnswerAsync(HttpContext context, ServerOptions options)
    {
        var status = context.Response.StatusCode;
        var words = FaultWords.Of(status, context.Response.Headers.RetryAfter, options.PublicUrl);
        IResult answer = IsForPrograms(context.Request)
            ? TypedResults.Problem(
                words.Sentence, statusCode: status, title: words.Title, type: Api.Problem.Kinds + words.Kind)
            : new RazorComponentResult<FaultPage>(new { words.Title, words.Sentence }) { StatusCode = status };
        return answer.ExecuteAsync(context);
    }

    private static bool IsForPrograms(HttpRequest request) =>
        request.Path.StartsWithSegments("/api") || request.Path.StartsWithSegments("/openapi");
}
