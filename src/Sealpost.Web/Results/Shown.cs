using System.Globalization;
using Sealpost.Core.Rendering;

namespace Sealpost.Web.Results;

/// <summary>Text from the network made fit to be shown: nothing steers or hides, and nothing fills the page.</summary>
internal static class Shown
{
    private const int Most = 400;

    /// <summary>The text, safe, and cut after so many characters with the number of the others.</summary>
    public static string Of(string text, int most = Most)
    {
        if (text.Length <= most)
        {
            return SafeText.Of(text);
        }

        var cut = char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        return string.Create(
            CultureInfo.InvariantCulture, $"{SafeText.Of(text[..cut])} … ({text.Length - cut:N0} more characters)");
    }

    /// <summary>The text as a sentence begins.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>As <c>21 ms</c> or <c>3.4 s</c>.</summary>
    public static string Time(double milliseconds) => milliseconds switch
    {
        < 1 => "under 1 ms",
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:0.0} s"),
    };

    /// <summary>As <c>2026-11-24 10:00 UTC</c>.</summary>
    public static string Moment(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>As <c>2026-11-24</c>.</summary>
    public static string Day(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>As <c>20 s</c> or <c>3 minutes</c>.</summary>
    public static string Age(TimeSpan age) => age switch
    {
        { TotalSeconds: < 1 } => "1 s",
        { TotalSeconds: < 100 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(age.TotalSeconds):0} s"),
        { TotalMinutes: < 100 } => string.Create(CultureInfo.InvariantCulture, $"{age.TotalMinutes:0} minutes"),
        { TotalHours: < 48 } => string.Create(CultureInfo.InvariantCulture, $"{age.TotalHours:0} hours"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{age.TotalDays:0} days"),
    };
}
