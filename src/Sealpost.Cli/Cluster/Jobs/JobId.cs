using System.Buffers;

namespace Sealpost.Cli.Cluster.Jobs;

/// <summary>The ids of jobs: they are part of subjects, streams and keys.</summary>
internal static class JobId
{
    /// <summary>The most characters.</summary>
    public const int MaxLength = 40;

    /// <summary>What an id may look like, for people.</summary>
    public const string Form = "1 to 40 small letters, digits and hyphens, not the word \"active\"";

    private static readonly SearchValues<char> Characters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>Whether a text can be an id.</summary>
    public static bool IsValid(string text) =>
        text is { Length: > 0 and <= MaxLength } and not JobStore.ActiveKey
        && !text.AsSpan().ContainsAnyExcept(Characters);
}
