using Sealpost.Web.Hosting;

namespace Sealpost.Web.Domains;

/// <summary>How this server is called from outside.</summary>
internal static class PublicAddress
{
    /// <summary>The address that is configured, else the one that was asked for; without a slash at the end.</summary>
    public static string Of(HttpContext context)
    {
        var request = context.Request;
        var configured = context.RequestServices.GetRequiredService<ServerOptions>().PublicUrl;
        return configured?.GetLeftPart(UriPartial.Authority) ?? $"{request.Scheme}://{request.Host}{request.PathBase}";
    }
}
