using Sealpost.Lab.Running;

namespace Sealpost.Lab.Dns;

/// <summary>Writes zone files, signed where they are to be, each parent after its children.</summary>
internal static class ZoneSigning
{
    /// <summary>Writes all zones into <paramref name="folder"/> and gives the DS records of the root.</summary>
    public static async Task<string> WriteAsync(
        string folder, IReadOnlyList<Zone> zones, CancellationToken cancellationToken)
    {
        var ds = new Dictionary<string, string>();
        var levels = zones.GroupBy(static zone => Depth(zone.Name));
        foreach (var level in levels.OrderByDescending(static level => level.Key))
        {
            var written = await Task.WhenAll(level.Select(async zone =>
            {
                var children = ds.Where(child => IsChild(child.Key, zone.Name)).Select(static child => child.Value);
                return (zone.Name, Ds: await WriteAsync(folder, zone, children, cancellationToken));
            }));
            foreach (var (name, own) in written.Where(static one => one.Ds.Length > 0))
            {
                ds[name] = own;
            }
        }

        return ds["."];
    }

    /// <summary>The file of a zone.</summary>
    public static string FileOf(string zone) => zone == "." ? "root" : zone;

    private static async Task<string> WriteAsync(
        string folder, Zone zone, IEnumerable<string> childDs, CancellationToken cancellationToken)
    {
        var file = FileOf(zone.Name);
        await File.WriteAllTextAsync(
            Path.Combine(folder, file), zone.Text + string.Concat(childDs), cancellationToken);
        if (!zone.Signed)
        {
            return "";
        }

        var key = (await Tool.RunAsync(
            folder, cancellationToken, "ldns-keygen", "-a", "ECDSAP256SHA256", "-k", zone.Name)).Trim();
        string[] dates = zone.Stale ? ["-i", "20200101000000", "-e", "20200201000000"] : [];
        await Tool.RunAsync(
            folder,
            cancellationToken,
            ["ldns-signzone", .. dates, "-o", zone.Name, "-f", $"{file}.signed", file, key]);
        File.Move(Path.Combine(folder, $"{file}.signed"), Path.Combine(folder, file), overwrite: true);
        return await File.ReadAllTextAsync(Path.Combine(folder, $"{key}.ds"), cancellationToken);
    }

    private static int Depth(string name) => name == "." ? 0 : name.Split('.').Length;

    // A zone delegated below another hangs on the nearest zone above it, which is one of these three depths.
    private static bool IsChild(string child, string parent) => parent switch
    {
        "." => Depth(child) == 1,
        "test" => Depth(child) == 2 && child.EndsWith(".test", StringComparison.Ordinal),
        _ => child.EndsWith("." + parent, StringComparison.Ordinal),
    };
}
