using Sealpost.Core.Tests.Vectors;

namespace Sealpost.Core.Tests.Rendering;

/// <summary>Texts that were looked at once and are expected to stay as they are.</summary>
internal static class Snapshot
{
    /// <summary>
    /// Set to 1, the texts as they are now are taken for right; look at the difference before you commit it.
    /// </summary>
    private const string Rewrite = "SEALPOST_REWRITE_SNAPSHOTS";

    /// <summary>Holds a text against the file of its name beside the tests.</summary>
    public static void Hold(string name, string text)
    {
        var file = Path.Combine(Repository.Root, "tests", "Sealpost.Core.Tests", "Rendering", name + ".verified.txt");

        // Escape sequences are kept readable, so that a difference can be reviewed.
        var shown = text.Replace("\u001B", "␛", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable(Rewrite) is "1")
        {
            File.WriteAllText(file, shown);
        }

        Assert.True(File.Exists(file), $"There is no {file}; set {Rewrite}=1 to write it.");
        Assert.Equal(File.ReadAllText(file), shown);
    }
}
