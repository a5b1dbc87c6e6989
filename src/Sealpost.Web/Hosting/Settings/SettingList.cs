using System.Collections.Immutable;

namespace Sealpost.Web.Hosting.Settings;

/// <summary>All settings, in the order in which they are told.</summary>
internal static class SettingList
{
    public static ImmutableArray<Setting> All { get; } =
    [
        new()
        {
            Option = "--urls",
            Key = "Urls",
            Value = "URL",
            Several = true,
            Purpose = "Listen here",
            Default = "http://127.0.0.1:8080",
            Takes = "an address to listen on, such as http://127.0.0.1:8080 or https://[::]:8443",
            Read = static (options, text) => Values.ListenOn(text) && Values.Add(options.Urls, text, all => options.Urls = all),
        },
        new()
        {
            Option = "--public-url",
            Key = "PublicUrl",
            Value = "URL",
            Purpose = "How the server is called from outside; requests for other hosts are refused",
            Default = "any host",
            Takes = "a URL without path, such as https://check.example.com",
            Read = static (options, text) => Values.Site(text, site => options.PublicUrl = site),
        },
        new()
        {
            Option = "--trusted-proxy",
            Key = "TrustedProxy",
            Value = "IP|PREFIX",
            Several = true,
            Purpose = "Believe X-Forwarded-For and X-Forwarded-Proto from here",
            Default = "nobody is believed",
            Takes = "an IP address or a prefix such as 10.0.0.0/8",
            Read = static (options, text) =>
                Values.Prefix(text) is { } prefix
                && Values.Add(options.TrustedProxies, prefix, all => options.TrustedProxies = all),
        },
        new()
        {
            Option = "--database",
            Key = "Database",
            Value = "FILE|CONNECTION",
            Secret = true,
            Purpose = "Keep checks in this SQLite file, or on the PostgreSQL server of this connection string",
            Default = "sealpost/sealpost.db in your data folder",
            Takes = "the path of a file in a folder that exists, or a connection string such as "
                + "\"Host=db.example.com;Database=sealpost;Username=sealpost\"",
            Read = static (options, text) => Values.Database(text) && Values.Set(() => options.Database = text),
        },
        new()
        {
            Option = "--retention-days",
            Key = "RetentionDays",
            Value = "DAYS",
            Purpose = "Delete checks when they are older",
            Default = "90",
            Takes = "whole days from 1 to 3650",
            Read = static (options, text) => Values.Whole(text, 1, 3650, days => options.RetentionDays = days),
        },
        new()
        {
            Option = "--resolver",
            Key = "Resolver",
            Value = "IP[:PORT]",
            Several = true,
            Purpose = "Ask this resolver",
            Default = "the system's",
            Takes = "an IP address, with a port if it is not 53: 192.0.2.1, 192.0.2.1:5353 or [2001:db8::1]:5353",
            Read = static (options, text) =>
                Values.Resolver(text) is { } server && Values.Add(options.Resolvers, server, all => options.Resolvers = all),
        },
        new()
        {
            Option = "--trust-resolver",
            Key = "TrustResolver",
            Value = "IP[:PORT]",
            Several = true,
            Purpose = "Ask this resolver, and believe what it says of DNSSEC: the way to it is safe",
            Default = "only one on this machine is believed",
            Takes = "an IP address, with a port if it is not 53: 192.0.2.1, 192.0.2.1:5353 or [2001:db8::1]:5353",
            Read = static (options, text) =>
                Values.Resolver(text) is { } server
                && Values.Add(options.TrustedResolvers, server, all => options.TrustedResolvers = all),
        },
        new()
        {
            Option = "--ca-file",
            Key = "CaFile",
            Value = "PEM",
            Purpose = "Trust the roots in this file",
            Default = "the system's",
            Takes = "a PEM file of certificates",
            Read = static (options, text) => Values.Set(() => options.CaFile = text),
        },
        new()
        {
            Option = "--ehlo",
            Key = "Ehlo",
            Value = "NAME",
            Purpose = "The name to give to mail servers",
            Default = "this host's own",
            Takes = "a host name",
            Read = static (options, text) => Values.HostName(text) is { } name && Values.Set(() => options.EhloName = name),
        },
        new()
        {
            Option = "--timeout",
            Key = "Timeout",
            Value = "SECONDS",
            Purpose = "The time for the whole check of one domain",
            Default = "90",
            Takes = "seconds, more than 0 and at most 3600",
            Read = static (options, text) => Values.Seconds(text, 3600, time => options.CheckTimeout = time),
        },
        new()
        {
            Option = "--at-once",
            Key = "AtOnce",
            Value = "NUMBER",
            Purpose = "Checks that run at once; the others wait",
            Default = "32",
            Takes = "a number from 1 to 1000",
            Read = static (options, text) => Values.Whole(text, 1, 1000, number => options.AtOnce = number),
        },
        new()
        {
            Option = "--checks-per-client",
            Key = "ChecksPerClient",
            Value = "NUMBER",
            Purpose = "Checks that one client may begin in five minutes; 0 for any number",
            Default = "30",
            Takes = "a number from 0 to 1000000",
            Read = static (options, text) => Values.Whole(text, 0, 1_000_000, number => options.ChecksPerClient = number),
        },
        new()
        {
            Option = "--checks-per-domain",
            Key = "ChecksPerDomain",
            Value = "NUMBER",
            Purpose = "Checks of one domain that may begin in five minutes, for whomever; 0 for any number",
            Default = "6",
            Takes = "a number from 0 to 1000000",
            Read = static (options, text) => Values.Whole(text, 0, 1_000_000, number => options.ChecksPerDomain = number),
        },
        new()
        {
            Option = "--reuse-seconds",
            Key = "ReuseSeconds",
            Value = "SECONDS",
            Purpose = "Give a result again, instead of a new check, while it is younger than this",
            Default = "60",
            Takes = "whole seconds from 0 to 3600",
            Read = static (options, text) =>
                Values.Whole(text, 0, 3600, seconds => options.ReuseWithin = TimeSpan.FromSeconds(seconds)),
        },
        new()
        {
            Option = "--requests-per-minute",
            Key = "RequestsPerMinute",
            Value = "NUMBER",
            Purpose = "Requests that one client may make in a minute; 0 for any number",
            Default = "600",
            Takes = "a number from 0 to 1000000",
            Read = static (options, text) => Values.Whole(text, 0, 1_000_000, number => options.RequestsPerMinute = number),
        },
        new()
        {
            Option = "--allow-private",
            Key = "AllowPrivate",
            Purpose = "Connect to addresses that are not public, too: for laboratories",
            Default = "off",
            Takes = Values.Switch,
            Read = static (options, text) => Values.OnOff(text, on => options.AllowPrivate = on),
        },
        new()
        {
            Option = "--assume-public",
            Key = "AssumePublic",
            Value = "PREFIX",
            Several = true,
            Purpose = "Connect to addresses under this prefix as if they were public: for laboratories",
            Default = "none",
            Takes = "a prefix such as 10.0.0.0/8 or fd00::/8",
            Read = static (options, text) =>
                Values.Prefix(text) is { } prefix
                && Values.Add(options.AssumedPublic, prefix, all => options.AssumedPublic = all),
        },
        new()
        {
            Option = "--metrics",
            Key = "Metrics",
            Purpose = "Show figures for Prometheus at /metrics, to whoever reaches the server",
            Default = "off",
            Takes = Values.Switch,
            Read = static (options, text) => Values.OnOff(text, on => options.Metrics = on),
        },
        new()
        {
            Option = "--log",
            Key = "Log",
            Value = "text|json",
            Purpose = "How log lines are written",
            Default = "text",
            Takes = "text or json",
            Read = static (options, text) => text is "text" or "json" && Values.Set(() => options.JsonLog = text is "json"),
        },
        new()
        {
            Option = "--stop-timeout",
            Key = "StopTimeout",
            Value = "SECONDS",
            Purpose = "How long running checks may go on when the server is stopped",
            Default = "25",
            Takes = "seconds, more than 0 and at most 600",
            Read = static (options, text) => Values.Seconds(text, 600, time => options.StopTimeout = time),
        },
    ];

    /// <summary>The file with settings; not a setting of the file itself.</summary>
    public static Setting ConfigFile { get; } = new()
    {
        Option = "--config",
        Key = "",
        Value = "FILE",
        Purpose = "Read settings from this JSON file, section Sealpost",
        Default = "appsettings.json beside the program",
        Takes = "a JSON file that exists",
        Read = static (options, text) => File.Exists(text) && Values.Set(() => options.ConfigFile = text),
    };

    /// <summary>All that have an option.</summary>
    public static ImmutableArray<Setting> WithOption { get; } = [.. All, ConfigFile];
}
