namespace Sealpost.Probes.Https;

/// <summary>
/// How Sealpost names itself to web servers: honestly, so that it meets the filters real senders meet.
/// </summary>
public static class UserAgent
{
    /// <summary>Product and version (RFC 9110 §10.1.5).</summary>
    public static string Text { get; } = For(null);

    /// <summary>The same, with where to reach whoever asks; null for the page of the project.</summary>
    public static string For(string? contact) =>
        $"Sealpost/{typeof(UserAgent).Assembly.GetName().Version?.ToString(3) ?? "0"} "
        + $"(+{contact ?? "https://sealpost.example/"})";
}
