namespace Sealpost.Web.Hosting;

/// <summary>What every answer says to a browser about what it may do with it.</summary>
internal static class SecurityHeaders
{
    /// <summary>Nothing but our own files, and forms that go to ourselves.</summary>
    public const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>What our pages never need. The clipboard stays open: remedies are copied.</summary>
    public const string Permissions =
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
        + "magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    private const string OneYear = "max-age=31536000";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        // Set at the last moment: an error page begins with the headers taken away.
        context.Response.OnStarting(Fill, context);
        return next(context);
    });

    // What an endpoint has said for itself stands.
    private static Task Fill(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        // Word to a script that is not there.
        headers.Remove("blazor-enhanced-nav");
        headers.TryAdd("Content-Security-Policy", ContentPolicy);
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        headers.TryAdd("Referrer-Policy", "same-origin");
        headers.TryAdd("Permissions-Policy", Permissions);
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");

        // A badge is made to stand on other people's pages.
        var forOthers = context.Request.Path.StartsWithSegments("/badge");
        headers.TryAdd("Cross-Origin-Resource-Policy", forOthers ? "cross-origin" : "same-origin");
        headers.TryAdd("Cache-Control", CachingOf(context.Response));
        if (context.Request.IsHttps)
        {
            headers.TryAdd("Strict-Transport-Security", OneYear);
        }

        return Task.CompletedTask;
    }

    // A page may be shown again by going back, and must be asked for anew otherwise; it is nobody else's.
    private static string CachingOf(HttpResponse response) =>
        response.StatusCode is StatusCodes.Status200OK
        && response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) is true
            ? "private, no-cache"
            : "no-store";
}
