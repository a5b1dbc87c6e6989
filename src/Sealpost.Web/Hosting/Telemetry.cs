using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Sealpost.Core.Rendering;
using Sealpost.Web.Checking;
using Sealpost.Web.Hosting.Settings;

namespace Sealpost.Web.Hosting;

/// <summary>Figures and spans, for whoever runs the server. No domain and no client's address is in them.</summary>
internal static class Telemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // In a path stands the domain, or the name of a check, which opens it.
    private static readonly string[] Personal =
        ["url.path", "url.query", "client.address", "network.peer.address", "user_agent.original", "server.address"];

    public static void AddTelemetry(this IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<CheckFigures>();
        var exports = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Endpoint));
        if (!exports && !options.Metrics)
        {
            return;
        }

        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(static resource => resource.AddService("sealpost-web", serviceVersion: Product.Version))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(TelemetryNames.Source).AddAspNetCoreInstrumentation();
                if (options.Metrics)
                {
                    metrics.AddPrometheusExporter();
                }
            });
        if (exports)
        {
            telemetry.WithTracing(static tracing => tracing.AddSource(TelemetryNames.Source)
                .AddAspNetCoreInstrumentation(static requests =>
                {
                    requests.Filter = static context => !context.Request.Path.StartsWithSegments("/healthz");
                    requests.EnrichWithHttpResponse = static (span, _) => Forget(span);
                }));
            telemetry.UseOtlpExporter();
        }
    }

    /// <summary>Shows the figures at <c>/metrics</c>, where that is wanted.</summary>
    public static void MapTelemetry(this WebApplication app, ServerOptions options)
    {
        app.Services.GetRequiredService<CheckFigures>().Watch(app.Services.GetRequiredService<CheckDesk>());
        if (options.Metrics)
        {
            app.MapPrometheusScrapingEndpoint("/metrics").ExcludeFromDescription().DisableRateLimiting();
        }
    }

    /// <summary>The exporter leaves an address that it cannot read aside; its operator should know.</summary>
    public static void Validate(IReadOnlyDictionary<string, string> environment, Faults faults)
    {
        if (environment.TryGetValue(Endpoint, out var text) && text.Length > 0
            && !(Uri.TryCreate(text, UriKind.Absolute, out var collector) && collector.Scheme is "http" or "https"))
        {
            faults.Add($"{Endpoint} takes a URL such as http://127.0.0.1:4317; {Quote.Of(text)} is not that.");
        }
    }

    private static void Forget(Activity span)
    {
        foreach (var name in Personal)
        {
            span.SetTag(name, null);
        }
    }
}
