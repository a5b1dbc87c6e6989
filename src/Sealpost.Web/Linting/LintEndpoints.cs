using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Sealpost.Core.Linting;
using Sealpost.Core.Rendering;

namespace Sealpost.Web.Linting;

/// <summary>Judging a pasted text. Nothing of it is kept, logged or looked up.</summary>
internal static class LintEndpoints
{
    // Line ends may double a text on its way, and a form puts a little around it.
    private const int LargestBody = 3 * PastedText.Largest;

    // What is longer is read to its end all the same, up to this: a browser that is hung up on while it sends shows no sentence.
    private const long LargestSwallowed = 4 * 1024 * 1024;

    private static readonly LintKind[] Kinds =
    [
        LintKind.StsRecord, LintKind.Policy, LintKind.TlsRptRecord, LintKind.SpfRecord, LintKind.DkimKey, LintKind.DmarcRecord,
    ];

    public static void MapLint(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/lint", Show).ExcludeFromDescription();
        routes.MapPost("/lint", JudgeAsync).ExcludeFromDescription();
    }

    private static RazorComponentResult<LintPage> Show(string? example) => LintExample.Find(example) is { } found
        ? Page(new() { Pasted = found.Text, Judged = LintView.Of(PastedText.Of(found.Text, kind: null)) })
        : Page(new());

    private static async Task<RazorComponentResult<LintPage>> JudgeAsync(
        HttpContext context, IAntiforgery antiforgery, CancellationToken cancellationToken)
    {
        if (await ReadAsync(context, cancellationToken) is not { } form)
        {
            return Page(LintForm.TooLong, StatusCodes.Status413PayloadTooLarge);
        }

        var asked = new LintForm
        {
            Pasted = form["text"].ToString(),
            Kind = KindOf(form["kind"]),
        };
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Page(asked with { Fault = LintForm.Expired }, StatusCodes.Status400BadRequest);
        }

        if (string.IsNullOrWhiteSpace(asked.Pasted))
        {
            return Page(asked with { Fault = "Paste a record or a policy first." }, StatusCodes.Status400BadRequest);
        }

        var pasted = PastedText.Of(asked.Pasted, asked.Kind);
        return pasted.Text.Length > PastedText.Largest
            ? Page(LintForm.TooLong, StatusCodes.Status413PayloadTooLarge)
            : Page(asked with { Judged = LintView.Of(pasted) });
    }

    private static async Task<IFormCollection?> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var isTooLong = context.Request.ContentLength > LargestBody;
        if (context.Request.ContentLength > LargestSwallowed)
        {
            return null;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = isTooLong ? LargestSwallowed : LargestBody;
        }

        try
        {
            if (isTooLong)
            {
                await context.Request.Body.CopyToAsync(Stream.Null, cancellationToken);
                return null;
            }

            return context.Request.HasFormContentType
                ? await context.Request.ReadFormAsync(cancellationToken)
                : FormCollection.Empty;
        }
        catch (Exception fault) when (fault is BadHttpRequestException or InvalidDataException)
        {
            return null;
        }
    }

    private static LintKind? KindOf(string? word)
    {
        foreach (var kind in Kinds)
        {
            if (kind.Word() == word)
            {
                return kind;
            }
        }

        return null;
    }

    private static RazorComponentResult<LintPage> Page(LintForm form, int status = StatusCodes.Status200OK) =>
        new(new { Form = form }) { StatusCode = status };
}
