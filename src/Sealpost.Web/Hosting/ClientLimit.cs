using System.Globalization;
using System.Threading.RateLimiting;

namespace Sealpost.Web.Hosting;

/// <summary>So many requests in a minute for each client, whatever they are for.</summary>
internal static class ClientLimit
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static void AddClientLimit(this IServiceCollection services, ServerOptions options) =>
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = static (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? time : Minute;
                var seconds = (int)Math.Ceiling(Math.Max(wait.TotalSeconds, 1));
                rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                options.RequestsPerMinute is 0
                    ? RateLimitPartition.GetNoLimiter("")
                    : RateLimitPartition.GetTokenBucketLimiter(ClientAddress.Of(context), _ => Bucket(options)));
        });

    // Filled drop by drop, so that whoever has emptied it need not wait for a whole minute.
    private static TokenBucketRateLimiterOptions Bucket(ServerOptions options)
    {
        var perSecond = options.RequestsPerMinute / 60;
        return new()
        {
            TokenLimit = options.RequestsPerMinute,
            TokensPerPeriod = Math.Max(perSecond, 1),
            ReplenishmentPeriod = perSecond > 0 ? TimeSpan.FromSeconds(1) : Minute / options.RequestsPerMinute,
            QueueLimit = 0,
        };
    }
}
