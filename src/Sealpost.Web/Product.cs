using System.Reflection;

namespace Sealpost.Web;

/// <summary>What this program is.</summary>
internal static class Product
{
    /// <summary>The version, without the commit it was built from.</summary>
    public static string Version { get; } = Read();

    private static string Read()
    {
        var whole = Assembly.GetExecutingAssembly()
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return whole?.Split('+')[0] ?? "unknown";
    }
}
