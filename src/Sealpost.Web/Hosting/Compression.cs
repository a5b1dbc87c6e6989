using Microsoft.AspNetCore.ResponseCompression;

namespace Sealpost.Web.Hosting;

/// <summary>Answers are compressed, also over TLS.</summary>
/// <remarks>
/// What compression can leak to somebody who watches lengths is a secret that stands unaltered in page after page
/// (BREACH). The one secret in our pages is the antiforgery token, which is encrypted anew for each answer.
/// </remarks>
internal static class Compression
{
    public static void AddCompression(this IServiceCollection services) => services.AddResponseCompression(static options =>
    {
        options.EnableForHttps = true;

        // Not text/event-stream: its reader waits for every line.
        options.MimeTypes =
        [
            .. ResponseCompressionDefaults.MimeTypes,
            "application/problem+json",
            "image/svg+xml",
            "text/markdown",
        ];
    });
}
