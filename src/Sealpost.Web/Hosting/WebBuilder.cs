namespace Sealpost.Web.Hosting;

/// <summary>The web server itself: where it listens, how much it takes in, where its settings come from.</summary>
internal static class WebBuilder
{
    private const long HeaderOctets = 16 * 1024;

    /// <summary>A builder that takes nothing from the folder it is started in.</summary>
    public static WebApplicationBuilder Create(ServerOptions options)
    {
        // Never "Development", whose error pages show strangers what the program looks like inside.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = Environments.Production,
            ContentRootPath = AppContext.BaseDirectory,
        });
        Configure(builder.Configuration, options);
        Logs.Configure(builder.Logging, options);
        builder.WebHost.UseUrls(options.Urls.IsEmpty ? ["http://127.0.0.1:8080"] : [.. options.Urls]);
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.AddServerHeader = false;
            var limits = kestrel.Limits;
            limits.MaxConcurrentConnections = 4000;
            limits.MaxConcurrentUpgradedConnections = 0;
            limits.MaxRequestBodySize = BodyLimit.Form;
            limits.MaxRequestBufferSize = 256 * 1024;
            limits.MaxRequestHeaderCount = 64;
            limits.MaxRequestHeadersTotalSize = (int)HeaderOctets;
            limits.MaxRequestLineSize = 4 * 1024;
            limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            limits.KeepAliveTimeout = TimeSpan.FromSeconds(75);
            limits.Http2.MaxStreamsPerConnection = 64;
            limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
        });
        builder.Services.Configure<HostOptions>(
            host => host.ShutdownTimeout = options.StopTimeout + GracefulStop.Closing);
        return builder;
    }

    private static void Configure(ConfigurationManager configuration, ServerOptions options)
    {
        configuration.Sources.Clear();
        configuration.AddInMemoryCollection(Logs.Levels);
        configuration.AddJsonFile(Settings.ConfigFile.BesideProgram, optional: true, reloadOnChange: false);
        if (options.ConfigFile is { } file)
        {
            configuration.AddJsonFile(Path.GetFullPath(file), optional: false, reloadOnChange: false);
        }

        configuration.AddEnvironmentVariables("ASPNETCORE_");
        configuration.AddEnvironmentVariables();
    }
}
