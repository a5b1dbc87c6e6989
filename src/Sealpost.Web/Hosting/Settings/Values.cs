using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Npgsql;
using Sealpost.Core.Names;
using Sealpost.Probes.Dns;

namespace Sealpost.Web.Hosting.Settings;

/// <summary>Reads the values of settings as people type them. Whatever is not whole and in range is no value.</summary>
internal static class Values
{
    /// <summary>What a switch takes.</summary>
    public const string Switch = "true or false, or nothing behind it for true";

    public static bool OnOff(string text, Action<bool> set) =>
        bool.TryParse(text, out var on) && Set(() => set(on));

    public static bool Whole(string text, int least, int most, Action<int> set) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= least && number <= most && Set(() => set(number));

    public static bool Seconds(string text, double most, Action<TimeSpan> set) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
        && TimeSpan.FromSeconds(Math.Min(seconds, most)) > TimeSpan.Zero && seconds <= most
        && Set(() => set(TimeSpan.FromSeconds(seconds)));

    public static string? HostName(string text) => DomainName.TryParse(text, out var name) ? name.Ascii : null;

    public static IPEndPoint? Resolver(string text) =>
        ResolverAddress.TryParse(text, out var server, out _) ? server : null;

    public static IPNetwork? Prefix(string text)
    {
        // The parsers take 10 for 0.0.0.10; a person who types that means something else.
        var isWhole = text.Contains(':', StringComparison.Ordinal) || text.Count(static c => c is '.') == 3;
        return !isWhole ? null
            : IPNetwork.TryParse(text, out var prefix) ? prefix
            : IPAddress.TryParse(text, out var address) ? new(address, address.GetAddressBytes().Length * 8)
            : null;
    }

    /// <summary>Whether Kestrel can be told to listen there: a scheme, a host or <c>*</c>, maybe a port, no path.</summary>
    public static bool ListenOn(string text)
    {
        try
        {
            var address = BindingAddress.Parse(text);
            return address.Scheme is "http" or "https" && address.PathBase.Length == 0
                && (address.IsUnixPipe || address.Port is >= 0 and <= 65535)
                && Uri.TryCreate(text.Replace("//*", "//any", StringComparison.Ordinal)
                    .Replace("//+", "//any", StringComparison.Ordinal), UriKind.Absolute, out _);
        }
        catch (Exception fault) when (fault is FormatException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    public static bool Site(string text, Action<Uri> set) =>
        Uri.TryCreate(text, UriKind.Absolute, out var site) && site.Scheme is "http" or "https"
        && site is { PathAndQuery: "/", Fragment: "", UserInfo: "" } && Set(() => set(site));

    public static bool Database(string text)
    {
        if (!Storage.Database.IsPostgreSql(text))
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(text));
            return text.Length > 0 && !Directory.Exists(text) && Directory.Exists(folder);
        }

        try
        {
            return new NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 };
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or KeyNotFoundException
            or InvalidCastException or OverflowException)
        {
            return false;
        }
    }

    public static bool Add<T>(ImmutableArray<T> before, T value, Action<ImmutableArray<T>> set) =>
        Set(() => set(before.Add(value)));

    public static bool Set(Action set)
    {
        set();
        return true;
    }
}
