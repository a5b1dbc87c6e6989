using Sealpost.Web.Checking;
using Sealpost.Web.Storage;

namespace Sealpost.Web.Api;

/// <summary>A check that has no document yet, or never will have one.</summary>
internal sealed record CheckStatus
{
    public required string Id { get; init; }

    public required string Domain { get; init; }

    public required bool Smtp { get; init; }

    /// <summary><c>queued</c>, <c>running</c>, <c>finished</c>, <c>interrupted</c> or <c>failed</c>.</summary>
    public required string State { get; init; }

    /// <summary>How many checks come before it; null when it does not wait.</summary>
    public int? Ahead { get; init; }

    /// <summary>Why there is no document; null where there may still be one.</summary>
    public string? Because { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Where the check is.</summary>
    public required string Url { get; init; }

    /// <summary>Where people look at it.</summary>
    public required string Page { get; init; }

    public static CheckStatus Of(RunningCheck check)
    {
        var now = check.Now;
        return new()
        {
            Id = check.Id.Text,
            Domain = check.Domain.Ascii,
            Smtp = check.Request.Smtp,
            State = Word(now.Stage),
            Ahead = now.Stage is CheckStage.Queued ? now.Ahead : null,
            AskedAt = check.At,
            Url = UrlOf(check.Id.Text),
            Page = PageOf(check.Id.Text),
        };
    }

    public static CheckStatus Of(StoredCheck check) => new()
    {
        Id = check.Id,
        Domain = check.Domain,
        Smtp = check.Smtp,
        State = Word(check.State),
        Because = check.Because,
        AskedAt = check.At,
        Url = UrlOf(check.Id),
        Page = PageOf(check.Id),
    };

    public static string UrlOf(string id) => $"{ApiEndpoints.Root}/checks/{id}";

    public static string PageOf(string id) => $"/result/{id}";

    public static string Word(CheckStage stage) => stage switch
    {
        CheckStage.Queued => "queued",
        _ => "running",
    };

    public static string Word(CheckState state) => state switch
    {
        CheckState.Finished => "finished",
        CheckState.Interrupted => "interrupted",
        CheckState.Failed => "failed",
        _ => "running",
    };
}
