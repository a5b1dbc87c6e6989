using System.Globalization;
using Sealpost.Web.Checking;

namespace Sealpost.Web.Domains;

/// <summary>
/// A place in a history: the last check that was shown. A page after it stays the same, however many checks are made.
/// </summary>
/// <param name="At">When the check was made.</param>
/// <param name="Id">The check, since several can have been made at one moment.</param>
internal sealed record HistoryCursor(DateTimeOffset At, string Id)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static HistoryCursor? Parse(string? text)
    {
        return text?.Split('-') is [var ticks, var id]
            && CheckId.TryParse(id, out _)
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && at <= DateTimeOffset.MaxValue.UtcTicks
                ? new(new(at, TimeSpan.Zero), id)
                : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}-{Id}");
}
