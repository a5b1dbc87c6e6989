using Microsoft.Net.Http.Headers;

namespace Sealpost.Web.Api;

/// <summary>The forms a check is told in.</summary>
internal enum CheckForm
{
    /// <summary>application/json</summary>
    Json,

    /// <summary>text/markdown</summary>
    Markdown,

    /// <summary>text/event-stream</summary>
    Events,
}

/// <summary>Which form a request wants (RFC 9110 §12.5.1).</summary>
internal static class CheckForms
{
    private static readonly (string Type, CheckForm Form)[] All =
    [
        ("application/json", CheckForm.Json),
        ("text/markdown", CheckForm.Markdown),
        ("text/event-stream", CheckForm.Events),
    ];

    extension(CheckForm)
    {
        public static string Offers => string.Join(", ", from one in All select one.Type);

        /// <summary>The form the request likes best; JSON where it does not care; null where it likes none.</summary>
        public static CheckForm? Wanted(HttpRequest request)
        {
            var accepted = request.GetTypedHeaders().Accept;
            if (accepted is not { Count: > 0 })
            {
                return CheckForm.Json;
            }

            var liked = from one in All
                        let quality = QualityOf(accepted, one.Type)
                        where quality > 0
                        orderby quality descending
                        select (CheckForm?)one.Form;
            return liked.FirstOrDefault();
        }
    }

    // The most specific range that fits decides.
    private static double QualityOf(IList<MediaTypeHeaderValue> accepted, string type)
    {
        var offer = new MediaTypeHeaderValue(type);
        var best = accepted.Where(range => offer.IsSubsetOf(Bare(range)))
            .OrderBy(static range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0)
            .FirstOrDefault();
        return best is null ? 0 : best.Quality ?? 1;
    }

    private static MediaTypeHeaderValue Bare(MediaTypeHeaderValue range) => new(range.MediaType);
}
