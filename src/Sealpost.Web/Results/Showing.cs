using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Sealpost.Core.Names;
using Sealpost.Core.Rendering;
using Sealpost.Web.Checking;
using Sealpost.Web.Storage;

namespace Sealpost.Web.Results;

/// <summary>The page of a check, whatever became of it.</summary>
internal static class Showing
{
    public static async Task<IResult> ShowAsync(
        string id,
        HttpRequest request,
        CheckDesk desk,
        CheckStore store,
        KeptResults results,
        IServiceProvider services,
        CheckingOptions options,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (!CheckId.TryParse(id, out var name))
        {
            return Unknown();
        }

        if (desk.Find(name) is { } open)
        {
            return Open(id, open.Domain, StepsView.Of(open.Now, open.At));
        }

        if (await store.FindRowAsync(name, cancellationToken) is not { } check
            || !DomainName.TryParse(check.Domain, out var domain))
        {
            return Unknown();
        }

        switch (check)
        {
            case { State: CheckState.Open }:
                return Open(id, domain, null);
            case { State: CheckState.Finished }:
                var isToday = request.Query["judged"].ToString() is "today";
                var made = await results.FindAsync(id, isToday, () => MakeAsync(name, isToday, store, services, cancellationToken));
                if (made is not { View: var view, Body: var body })
                {
                    return Unknown();
                }

                var age = clock.GetUtcNow() - check.At;
                var reused = request.Query.ContainsKey("reused") && age < options.ReuseWithin ? Shown.Age(age) : null;
                return new RazorComponentResult<ResultPage>(new { View = view, Body = body, Reused = reused });
            default:
                return new RazorComponentResult<GivenUpPage>(new
                {
                    Domain = Headline.Spell(domain),
                    Ascii = domain.Ascii,
                    Because = check.Because ?? "The check ended without a result.",
                    check.Smtp,
                    check.Selectors,
                });
        }
    }

    // Null where it was deleted a moment ago.
    private static async Task<KeptResult?> MakeAsync(
        CheckId id, bool isToday, CheckStore store, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { Texts: not null } check)
        {
            return null;
        }

        var view = ResultView.Of(id.Text, Downloads.Report(check), Judgement.Then(check), isToday);
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return new(view, await Rendered.OfAsync<ResultBody>(renderer, view));
    }

    /// <summary>The steps of an open check as they come; one that is over is told to be so.</summary>
    public static IResult Live(string id, HttpContext context, CheckDesk desk, IServiceProvider services)
    {
        if (!CheckId.TryParse(id, out var name))
        {
            return TypedResults.NotFound();
        }

        // A proxy that collects what it passes on would keep the steps until all are there.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(LiveStream.OfAsync(desk.Find(name), services, context.RequestAborted));
    }

    private static RazorComponentResult<OpenPage> Open(string id, DomainName domain, StepsView? view) =>
        new(new { Id = id, Domain = Headline.Spell(domain), View = view });

    private static RazorComponentResult<UnknownPage> Unknown() => new() { StatusCode = StatusCodes.Status404NotFound };
}
