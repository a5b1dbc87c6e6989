namespace Sealpost.Web.Hosting;

/// <summary>Answers for the one host that the server is known by, where that was said.</summary>
internal static class HostGuard
{
    public static void UseHostGuard(this IApplicationBuilder app, ServerOptions options)
    {
        if (options.PublicUrl is not { } site)
        {
            return;
        }

        app.Use((context, next) =>
        {
            // Whoever looks after the server asks for its health by address.
            if (context.Request.Host.Host.Equals(site.Host, StringComparison.OrdinalIgnoreCase)
                || context.Request.Path.StartsWithSegments("/healthz"))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return Task.CompletedTask;
        });
    }
}
