namespace Sealpost.Probes.Https;

/// <summary>
/// How Sealpost names itself to web servers: honestly, so that it meets the filters real senders meet.
/// </summary>
public static class UserAgent
{
    /// <summary>Product and version (RFC 9110 §10.1.5).</summary>
    public static string Text { get; } =
        $"Sealpost/{typeof(UserAgent).Assembly.GetName().Version?.ToString(3) ?? "0"} (+https://sealpost.example/)";
}
