using Microsoft.AspNetCore.HttpOverrides;

namespace Sealpost.Web.Hosting;

/// <summary>Proxies whose word counts on who asks, and whether by TLS.</summary>
internal static class Proxies
{
    public static void AddProxies(this IServiceCollection services, ServerOptions options) =>
        services.PostConfigure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in options.TrustedProxies)
            {
                forwarded.KnownIPNetworks.Add(network);
            }

            // The framework takes two empty lists for "believe everybody".
            forwarded.ForwardedHeaders = options.TrustedProxies.IsEmpty
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;

            // As many steps back as there are proxies that are believed, and no further.
            forwarded.ForwardLimit = null;
        });
}
