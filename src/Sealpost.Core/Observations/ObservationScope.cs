using System.Text.Json.Serialization;

namespace Sealpost.Core.Observations;

/// <summary>What the observer was asked to look at.</summary>
public sealed record ObservationScope
{
    /// <summary>Whether mail servers were contacted.</summary>
    [JsonRequired]
    public bool Smtp { get; init; } = true;

    /// <summary>Whether IPv4 addresses were asked for and used.</summary>
    [JsonRequired]
    public bool V4 { get; init; } = true;

    /// <summary>Whether IPv6 addresses were asked for and used.</summary>
    [JsonRequired]
    public bool V6 { get; init; } = true;

    /// <summary>The time for the whole check, in seconds.</summary>
    [JsonRequired]
    public double TimeoutSeconds { get; init; } = 90;

    /// <summary>Where the trusted roots came from: a file's name, or the system.</summary>
    [JsonRequired]
    public string Roots { get; init; } = "system";
}
