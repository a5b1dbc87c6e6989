using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components.Web;
using Sealpost.Web.Checking;

namespace Sealpost.Web.Results;

/// <summary>An open check as a stream of its steps, rendered, for our own script.</summary>
internal static class LiveStream
{
    /// <summary>The event that says that the finished page can be fetched.</summary>
    public const string OverEvent = "over";

    /// <summary>The event that carries the steps as HTML.</summary>
    public const string StepsEvent = "steps";

    public static async IAsyncEnumerable<SseItem<string>> OfAsync(
        RunningCheck? check, IServiceProvider services, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (check is not null)
        {
            await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
            await foreach (var now in check.WatchAsync(cancellationToken))
            {
                if (now.Stage is not CheckStage.Over)
                {
                    yield return new(await Rendered.OfAsync<Steps>(renderer, StepsView.Of(now, check.At)), StepsEvent);
                }
            }
        }

        yield return new("", OverEvent);
    }
}
