using System.Reflection;

namespace Sealpost.Cluster.Tests.Running;

/// <summary>The programs that the tests run.</summary>
internal static class Programs
{
    /// <summary>The server of NATS; null where it is not installed.</summary>
    public static string? NatsServer { get; } = Find("nats-server");

    /// <summary>The program under test: the build beside the tests, or the one that SEALPOST_CLI names.</summary>
    public static string Sealpost { get; } =
        Environment.GetEnvironmentVariable("SEALPOST_CLI") is { Length: > 0 } named ? named : Metadata("Cli");

    /// <summary>Why a cluster and mail servers cannot be run here; null where they can.</summary>
    public static string? Unavailable { get; } =
        NatsServer is null ? "nats-server is not installed"
        : !Environment.IsPrivilegedProcess || !OperatingSystem.IsLinux() ? "mail servers listen at port 25, which takes root on Linux"
        : null;

    private static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/sbin").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    private static string Metadata(string key) => typeof(Programs).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == key).Value!;
}
