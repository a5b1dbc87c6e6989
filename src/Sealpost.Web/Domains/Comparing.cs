using Microsoft.AspNetCore.Http.HttpResults;
using Sealpost.Web.Checking;
using Sealpost.Web.Storage;

namespace Sealpost.Web.Domains;

/// <summary>Two checks held against each other.</summary>
internal static class Comparing
{
    /// <summary>From the form to the page of its own that two checks have.</summary>
    public static IResult Choose(string? a, string? b) => (CheckId.TryParse(a, out var one), CheckId.TryParse(b, out var other)) switch
    {
        (true, true) => TypedResults.Redirect($"/compare/{one}/{other}"),
        _ => Refuse("Two checks are compared by their ids, and at least one of these is none.", StatusCodes.Status404NotFound),
    };

    public static async Task<IResult> ShowAsync(
        string a, string b, string? judged, CheckStore store, CancellationToken cancellationToken)
    {
        var one = await FindAsync(a, store, cancellationToken);
        var other = await FindAsync(b, store, cancellationToken);
        return (one, other) switch
        {
            (null, _) or (_, null) => Refuse(
                "At least one of the two checks is not kept here: the address is wrong, or it was deleted after its time.",
                StatusCodes.Status404NotFound,
                (one ?? other)?.Domain),
            ({ State: not CheckState.Finished }, _) or (_, { State: not CheckState.Finished }) => Refuse(
                "At least one of the two checks has no result, or none yet.",
                StatusCodes.Status409Conflict,
                one.Domain),
            _ when one.Domain != other.Domain => Refuse(
                "These are checks of two domains. Only checks of one domain say what changed.",
                StatusCodes.Status409Conflict,
                one.Domain,
                other.Domain),
            _ when one.Id == other.Id => Refuse(
                "This is one check, twice. Choose another to compare it with.", StatusCodes.Status409Conflict, one.Domain),
            _ => new RazorComponentResult<ComparePage>(new { View = Comparison.Of(one, other, judged is "today") }),
        };
    }

    private static async Task<StoredCheck?> FindAsync(string id, CheckStore store, CancellationToken cancellationToken) =>
        CheckId.TryParse(id, out var name) ? await store.FindAsync(name, cancellationToken) : null;

    private static RazorComponentResult<NotComparablePage> Refuse(
        string because, int status, params string?[] domains) =>
        new(new { Because = because, Domains = domains.OfType<string>().ToList() }) { StatusCode = status };
}
