using Microsoft.AspNetCore.Http.HttpResults;
using Sealpost.Core.Checks;
using Sealpost.Core.Observations.Json;
using Sealpost.Core.Rendering.Markdown;
using Sealpost.Core.Reporting;
using Sealpost.Web.Checking;
using Sealpost.Web.Storage;

namespace Sealpost.Web.Results;

/// <summary>A finished check for programs.</summary>
internal static class Downloads
{
    /// <summary>What was seen, for <c>sealpost replay</c>.</summary>
    public static Task<Results<FileContentHttpResult, NotFound>> ObservationAsync(
        string id, CheckStore store, CancellationToken cancellationToken) => FileAsync(
            id,
            store,
            "application/json",
            static check => ($"{check.Domain}.observation.json", FinishedCheck.Unpack(check.Texts!.Observation)),
            cancellationToken);

    /// <summary>The document as it was judged then.</summary>
    public static Task<Results<FileContentHttpResult, NotFound>> DocumentAsync(
        string id, CheckStore store, CancellationToken cancellationToken) => FileAsync(
            id,
            store,
            "application/json",
            static check => ($"{check.Domain}.json", FinishedCheck.Unpack(check.Texts!.Document)),
            cancellationToken);

    /// <summary>The report for tickets and wikis, by today's checks.</summary>
    public static Task<Results<FileContentHttpResult, NotFound>> MarkdownAsync(
        string id, CheckStore store, CancellationToken cancellationToken) => FileAsync(
            id,
            store,
            "text/markdown; charset=utf-8",
            static check => ($"{check.Domain}.md", Markdown(check)),
            cancellationToken);

    /// <summary>The report of a finished check, judged by today's checks.</summary>
    public static CheckReport Report(StoredCheck check) =>
        ObservationJson.TryRead(FinishedCheck.Unpack(check.Texts!.Observation), out var seen, out var fault)
            ? CheckReport.Judge(seen, Catalog.All)
            : throw new InvalidDataException($"The observation of check {check.Id} cannot be read: {fault}");

    private static async Task<Results<FileContentHttpResult, NotFound>> FileAsync(
        string id,
        CheckStore store,
        string type,
        Func<StoredCheck, (string Name, byte[] Content)> content,
        CancellationToken cancellationToken)
    {
        if (!CheckId.TryParse(id, out var name)
            || await store.FindAsync(name, cancellationToken) is not { Texts: not null } check)
        {
            return TypedResults.NotFound();
        }

        var (file, bytes) = content(check);
        return TypedResults.Bytes(bytes, type, file);
    }

    private static byte[] Markdown(StoredCheck check)
    {
        using var memory = new MemoryStream();
        using (var writer = new StreamWriter(memory) { NewLine = "\n" })
        {
            MarkdownReport.Write(Report(check), writer, isVerbose: false);
        }

        return memory.ToArray();
    }
}
