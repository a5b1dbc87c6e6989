using System.Globalization;

namespace Sealpost.Core.Publishing;

/// <summary>
/// Ids of policies: the time, so that a person sees how old one is (RFC 8461 §3.1 asks for letters and digits only).
/// </summary>
internal static class Ids
{
    /// <summary>An id that is not the one in use.</summary>
    public static string New(DateTimeOffset at, string? old)
    {
        var id = at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        return id == old ? id + "1" : id;
    }
}
