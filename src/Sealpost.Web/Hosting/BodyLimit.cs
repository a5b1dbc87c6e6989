using Microsoft.AspNetCore.Http.Features;

namespace Sealpost.Web.Hosting;

/// <summary>How much a request may bring.</summary>
internal static class BodyLimit
{
    /// <summary>Octets of a form.</summary>
    public const long Form = 64 * 1024;

    /// <summary>Octets of a form that holds a whole policy, escaped.</summary>
    public const long Text = 128 * 1024;

    public static void UseBodyLimit(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            var path = context.Request.Path;
            limit.MaxRequestBodySize = path.StartsWithSegments("/api") ? Api.ApiBody.Largest
                : path.StartsWithSegments("/lint") ? Text
                : Form;
        }

        return next(context);
    });

    /// <summary>Forms of a few fields.</summary>
    public static void AddFormLimits(this IServiceCollection services) => services.Configure<FormOptions>(static form =>
    {
        form.BufferBodyLengthLimit = Text;
        form.MultipartBodyLengthLimit = Text;
        form.KeyLengthLimit = 128;
        form.ValueCountLimit = 32;
        form.ValueLengthLimit = (int)Text;
    });
}
