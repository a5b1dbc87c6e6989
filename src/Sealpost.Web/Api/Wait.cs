using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Sealpost.Web.Api;

/// <summary>How long a request waits for its check.</summary>
internal static class Wait
{
    /// <summary>Reads whole seconds; none where there is no text.</summary>
    public static bool TryRead(string? text, out TimeSpan wait, [NotNullWhen(false)] out string? fault)
    {
        (wait, fault) = (TimeSpan.Zero, null);
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= CheckApi.LongestWait)
        {
            wait = TimeSpan.FromSeconds(seconds);
            return true;
        }

        fault = $"wait takes whole seconds, from 0 to {CheckApi.LongestWait}.";
        return false;
    }
}
