using System.Reflection;

namespace Sealpost.Core.Tests.Vectors;

/// <summary>Where the tests find what is not compiled into them.</summary>
internal static class Repository
{
    public static string Root { get; } =
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static entry => entry.Key is "RepositoryRoot").Value ?? "";

    /// <summary>The folders that may hold vectors; only the first is part of the repository.</summary>
    public static string[] VectorFolders { get; } =
    [
        Path.Combine("testdata", "vectors"),
        Path.Combine("..", "shared", "vectors", "open"),
        Path.Combine("..", "shared", "vectors", "peers"),
    ];

    /// <summary>The vectors of one kind; the test is skipped where a folder outside of the repository is not there.</summary>
    public static IReadOnlyList<Vector> Vectors(string folder, string kind)
    {
        var path = Path.Combine(Root, folder);
        Assert.SkipUnless(folder == VectorFolders[0] || Directory.Exists(path), $"{folder} is not here");
        return [.. from line in File.ReadLines(Path.Combine(path, kind + ".jsonl")) where line.Length > 0 select Vector.Read(line)];
    }
}
