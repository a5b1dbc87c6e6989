using System.Globalization;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Checks;

/// <summary>Words for certificates.</summary>
internal static class CertificateWords
{
    /// <summary>When a valid certificate expires, and how soon that is.</summary>
    public static string Expiry(CertificateReading certificate)
    {
        var end = certificate.Own!.NotAfter;
        var days = (end - certificate.At).TotalDays;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"expires on {end:yyyy-MM-dd HH:mm} UTC, in {(days < 2 ? $"{days * 24:0} hours" : $"{days:0} days")}");
    }
}
