using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Sealpost.Core.Observations;
using Sealpost.Probes;
using Sealpost.Probes.Smtp;
using Sealpost.Testing;
using Sealpost.Web.Checking;

namespace Sealpost.Web.Tests;

/// <summary>
/// The whole program over a small internet, with a clock that tests turn, so that certificates stay in their dates and
/// a history can be made in a moment; and with mail servers that can be told to wait.
/// </summary>
internal sealed class TimedApp : IAsyncDisposable
{
    private readonly WebApp _app;
    private readonly Patience _patience;

    private TimedApp(WebApp app, SmallInternet net, FakeTimeProvider clock, Patience patience) =>
        (_app, Net, Clock, _patience) = (app, net, clock, patience);

    public SmallInternet Net { get; }

    public FakeTimeProvider Clock { get; }

    public Uri Address => _app.Address;

    public HttpClient Client => _app.Client;

    public IServiceProvider Services => _app.Services;

    public static async Task<TimedApp> StartAsync(SmallInternet net, int retentionDays = 90)
    {
        var clock = new FakeTimeProvider(SmallInternetServers.Now);
        var patience = new Patience(net);
        var app = await WebApp.StartAsync(
            net,
            services => services
                .AddSingleton<TimeProvider>(clock)
                .AddSingleton(new Looks(new(net, net, patience, new ProbeOptions(), clock))),
            options => (options.ChecksPerClient, options.RequestsPerMinute, options.RetentionDays) = (1000, 0, retentionDays));
        return new(app, net, clock, patience);
    }

    /// <summary>From now on, mail servers say nothing until what is returned is disposed of.</summary>
    public IDisposable MailServersWait() => _patience.Begin();

    /// <summary>Has a domain checked, as the form does; the name of its finished check.</summary>
    public async Task<string> CheckAsync(string domain)
    {
        using var answer = await Client.PostAsJsonAsync(
            new Uri("/api/v1/checks?wait=60", UriKind.Relative), new { domain }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var place = answer.Content.Headers.ContentLocation ?? answer.Headers.Location;
        return place!.OriginalString.Split('/')[^1];
    }

    /// <summary>The same, and an hour goes by.</summary>
    public async Task<string> CheckAnHourAsync(string domain)
    {
        var id = await CheckAsync(domain);
        Clock.Advance(TimeSpan.FromHours(1));
        return id;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>Mail servers that answer when they may.</summary>
    private sealed class Patience(IMxProber servers) : IMxProber
    {
        private volatile Task _until = Task.CompletedTask;

        public IDisposable Begin()
        {
            var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _until = end.Task;
            return new End(end);
        }

        public async Task<MxProbe> ProbeAsync(
            string host, IPAddress address, CancellationToken timeUp, CancellationToken cancellationToken)
        {
            await _until.WaitAsync(cancellationToken);
            return await servers.ProbeAsync(host, address, timeUp, cancellationToken);
        }

        private sealed class End(TaskCompletionSource source) : IDisposable
        {
            public void Dispose() => source.TrySetResult();
        }
    }
}
