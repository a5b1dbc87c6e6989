using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Sealpost.Probes;
using Sealpost.Testing;
using Sealpost.Web.Checking;
using Sealpost.Web.Hosting;

namespace Sealpost.Web.Tests;

/// <summary>
/// The whole program over a small internet, listening on a free port of 127.0.0.1, with a database of its own in a
/// temporary folder.
/// </summary>
internal sealed class WebApp : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly WebApplication _app;

    private WebApp(WebApplication app, DirectoryInfo folder)
    {
        (_app, _folder) = (app, folder);
        Address = new(app.Urls.Single());
        Client = ClientFrom(IPAddress.Loopback);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>A browser on 127.0.0.1 that keeps cookies and follows no redirect.</summary>
    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts it.</summary>
    /// <param name="net">The internet that it looks at.</param>
    /// <param name="more">Puts other services in the place of the program's own.</param>
    /// <param name="with">Changes the options that it is started with.</param>
    public static async Task<WebApp> StartAsync(
        SmallInternet net, Action<IServiceCollection>? more = null, Action<ServerOptions>? with = null)
    {
        var folder = Directory.CreateTempSubdirectory("sealpost-web-");
        var options = new ServerOptions
        {
            Urls = ["http://127.0.0.1:0"],
            Database = Path.Combine(folder.FullName, "sealpost.db"),
        };
        with?.Invoke(options);
        var app = await Program.BuildAsync(options, services =>
        {
            services.AddSingleton(new Looks(new(net, net, net, new ProbeOptions(), TimeProvider.System)));
            more?.Invoke(services);
        });
        await app.StartAsync();
        return new(app, folder);
    }

    /// <summary>A client that connects from an address of its own, so that the server takes it for somebody else.</summary>
    public HttpClient ClientFrom(IPAddress from) => LoopbackClient.Create(Address, from, useCookies: true);

    /// <summary>Stops it as a signal does.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();

        // What still runs is given up, while there is a database to write that into.
        await Services.GetRequiredService<CheckDesk>().StopAsync(new(canceled: true));
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
