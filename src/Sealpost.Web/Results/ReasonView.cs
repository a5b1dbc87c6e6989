using System.Collections.Immutable;
using Sealpost.Core.Checks;
using Sealpost.Core.Rendering;

namespace Sealpost.Web.Results;

/// <summary>Checks that give no answer for one reason.</summary>
/// <param name="Because">The reason.</param>
/// <param name="Ids">The checks, runs drawn together.</param>
public sealed record ReasonView(string Because, string Ids)
{
    internal static ImmutableArray<ReasonView> Of(Judgement judgement, string verdict) =>
    [
        .. from result in judgement.Results
           where result.Verdict == verdict
           group result by result.Because ?? "" into same
           select new ReasonView(Capital(Shown.Of(same.Key)), IdsOf(same)),
    ];

    // A check that today's catalogue no longer has keeps its id.
    private static string IdsOf(IEnumerable<JudgedCheck> results)
    {
        var checks = (from result in results select (result.Id, Check: Catalog.Find(result.Id))).ToList();
        return string.Join(
            ", ",
            [
                .. from id in (string[])[CheckIds.Abridged(checks.Select(static one => one.Check).OfType<Check>())]
                   where id is not ""
                   select id,
                .. from one in checks where one.Check is null select one.Id,
            ]);
    }

    private static string Capital(string text) =>
        text.Length == 0 || text.Split(' ')[0].Any(static letter => letter is '.' or '_' or '-')
            ? text
            : Shown.Capital(text);
}

/// <summary>A check that found everything in order.</summary>
public sealed record PassedView(string Id, string Title);
