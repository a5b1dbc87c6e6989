namespace Sealpost.Web.Hosting;

/// <summary>Forms that are sent from our own pages only.</summary>
internal static class Antiforgery
{
    /// <summary>The one cookie there is; it ends with the browser's session and says nothing of who has it.</summary>
    public const string Cookie = "sealpost-form";

    public static void AddFormGuard(this IServiceCollection services) => services.AddAntiforgery(static options =>
    {
        options.Cookie.Name = Cookie;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.SuppressXFrameOptionsHeader = true;
    });
}
