using Sealpost.Web.Checking;
using Sealpost.Web.Hosting;
using Sealpost.Web.Storage;

namespace Sealpost.Web.Api;

/// <summary>Lets each client have so many event streams open at once.</summary>
internal sealed class Watchers(CheckStore store)
{
    private const int MostPerClient = 20;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _open = [];

    /// <summary>The events of an open check, or that the client watches enough already.</summary>
    public IResult Answer(RunningCheck check, HttpContext context, TimeProvider clock, CancellationToken cancellationToken)
    {
        var client = ClientAddress.Of(context);
        lock (_lock)
        {
            var open = _open.GetValueOrDefault(client);
            if (open >= MostPerClient)
            {
                return Problem.TooManyWatchers(context);
            }

            _open[client] = open + 1;
        }

        context.Response.OnCompleted(() =>
        {
            Leave(client);
            return Task.CompletedTask;
        });
        var after = int.TryParse(context.Request.Headers["Last-Event-ID"], out var number) ? Math.Max(number, 0) : 0;
        return TypedResults.ServerSentEvents(CheckEvents.OfAsync(check, after, store, clock, cancellationToken));
    }

    private void Leave(string client)
    {
        lock (_lock)
        {
            if (_open[client] == 1)
            {
                _open.Remove(client);
            }
            else
            {
                _open[client]--;
            }
        }
    }
}
