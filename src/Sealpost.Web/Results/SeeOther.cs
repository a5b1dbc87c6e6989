namespace Sealpost.Web.Results;

/// <summary>Sends the browser on with GET after a POST (RFC 9110 §15.4.4), which the ready-made redirects do not.</summary>
internal sealed class SeeOther(string path) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = path;
        return Task.CompletedTask;
    }
}
