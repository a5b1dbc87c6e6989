using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Sealpost.Core.Names;
using Sealpost.Web.Checking;
using Sealpost.Web.Hosting;
using Sealpost.Web.Pages;

namespace Sealpost.Web.Results;

/// <summary>Asking for a check by form.</summary>
internal static class Asking
{
    /// <summary>The longest text that is read as a domain: room for a pasted URL, not for a book.</summary>
    private const int Longest = 2_048;

    public static async Task<Results<SeeOther, RazorComponentResult<Home>>> AskAsync(
        HttpContext context, CheckDesk desk, IAntiforgery antiforgery, CancellationToken cancellationToken)
    {
        var form = context.Request.HasFormContentType
            ? await context.Request.ReadFormAsync(cancellationToken)
            : FormCollection.Empty;
        var ask = new AskView
        {
            Domain = form["domain"].ToString().Trim(),
            Smtp = form["smtp"].ToString() is not "no",
            Selectors = form["selectors"].ToString().Trim(),
        };
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Again(ask with { Fault = "This form was out of date. Send it again." });
        }

        if (ask.Domain.Length > Longest)
        {
            return Again(ask with { Domain = "", Fault = "That is too long for a domain name." });
        }

        if (!DomainName.TryParse(Within(ask.Domain), out var domain, out var fault))
        {
            return Again(ask with { Fault = fault.ToSentence() });
        }

        if (ask.Selectors.Length > Longest)
        {
            return Again(ask with { Selectors = "", Fault = "That is too long for selectors.", IsFaultOfSelectors = true });
        }

        if (!SelectorWish.TryRead(ask.Selectors, out var selectors, out var selectorFault))
        {
            return Again(ask with { Fault = selectorFault, IsFaultOfSelectors = true });
        }

        var request = new CheckRequest(domain, ask.Smtp, ClientAddress.Of(context)) { Selectors = selectors };
        var asked = await desk.AskAsync(request, cancellationToken);
        switch (asked)
        {
            case Asked.Accepted accepted:
                return new SeeOther($"/result/{accepted.Id}");
            case Asked.Joined joined:
                return new SeeOther($"/result/{joined.Id}");
            case Asked.Reused reused:
                return new SeeOther($"/result/{reused.Id}?reused");
            default:
                var refused = (Asked.Refused)asked;
                var seconds = Math.Max(1, (int)Math.Ceiling(refused.RetryAfter.TotalSeconds));
                context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                return Again(ask with { Fault = Sentence(refused, domain) }, StatusOf(refused.Reason));
        }
    }

    // People paste what they have at hand: a mail address, or the address of a page.
    private static string Within(string text) =>
        text.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(text, UriKind.Absolute, out var page) ? page.IdnHost
        : text.LastIndexOf('@') is var at and >= 0 ? text[(at + 1)..]
        : text;

    private static RazorComponentResult<Home> Again(AskView ask, int status = StatusCodes.Status400BadRequest) =>
        new(new { View = ask }) { StatusCode = status };

    private static int StatusOf(RefusalReason reason) => reason is RefusalReason.ClientLimit or RefusalReason.DomainLimit
        ? StatusCodes.Status429TooManyRequests
        : StatusCodes.Status503ServiceUnavailable;

    private static string Sentence(Asked.Refused refused, DomainName domain)
    {
        var why = refused.Reason switch
        {
            RefusalReason.ClientLimit => "Too many checks were asked for from your address.",
            RefusalReason.DomainLimit => $"{domain.Unicode} was checked too often in the last minutes.",
            RefusalReason.QueueFull => "Too many checks are waiting.",
            _ => "This server is being restarted.",
        };
        return $"{why} Come back in {Shown.Age(refused.RetryAfter)}.";
    }
}
