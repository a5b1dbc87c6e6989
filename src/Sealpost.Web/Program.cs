using Microsoft.EntityFrameworkCore;
using Sealpost.Probes;
using Sealpost.Web.Api;
using Sealpost.Web.Checking;
using Sealpost.Web.Domains;
using Sealpost.Web.Explaining;
using Sealpost.Web.Hosting;
using Sealpost.Web.Linting;
using Sealpost.Web.Pages;
using Sealpost.Web.Results;
using Sealpost.Web.Storage;

return await Launch.RunAsync(args, Console.Out, Console.Error, static options => Program.BuildAsync(options));

/// <summary>The server as a table of contents: what it is made of, what a request passes, and where it ends.</summary>
internal sealed partial class Program
{
    public static async Task<WebApplication> BuildAsync(ServerOptions options, Action<IServiceCollection>? more = null)
    {
        var builder = WebBuilder.Create(options);
        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);

        // A request comes in.
        services.AddProxies(options);
        services.AddClientLimit(options);
        services.AddFormLimits();
        services.AddFormGuard();

        // A domain is checked.
        services.AddSingleton(options.Checking);
        services.AddSingleton<CheckLimits>();
        services.AddSingleton<CheckDesk>();
        services.AddSingleton(provider =>
            new Looks(Observer.Create(options.Probing, provider.GetRequiredService<TimeProvider>())));
        services.AddSingleton<GracefulStop>();
        services.AddHostedService(static provider => provider.GetRequiredService<GracefulStop>());
        services.AddSingleton<Upkeep>();
        services.AddHostedService(static provider => provider.GetRequiredService<Upkeep>());

        // What was seen is kept.
        services.AddDatabase(options.Database);
        services.AddSingleton<CheckStore>();

        // An answer goes out.
        services.AddRazorComponents();
        services.AddSingleton<KeptResults>();
        services.AddApi();
        services.AddCompression();
        services.AddTelemetry(options);
        more?.Invoke(services);

        var app = builder.Build();
        await Schema.ApplyAsync(
            app.Services.GetRequiredService<IDbContextFactory<SealpostDb>>(), CancellationToken.None);

        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseFaultAnswers(options);
        app.UseHostGuard(options);
        app.UseBodyLimit();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAntiforgery();

        app.MapPages();
        app.MapResults();
        app.MapDomains();
        app.MapExplanations();
        app.MapLint();
        app.MapApi();
        app.MapHealth();
        app.MapTelemetry(options);
        return app;
    }
}
