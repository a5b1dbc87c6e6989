namespace Sealpost.Core.Tests.Sources;

/// <summary>The files of the repository that people write.</summary>
internal static class Files
{
    private static readonly string[] Folders = ["src", "tests", "bench", "lab"];

    /// <summary>Every C# file.</summary>
    public static IEnumerable<string> CSharp => Folders.SelectMany(static folder => Under(folder, "*.cs"));

    /// <summary>Every file that says how projects are built.</summary>
    public static IEnumerable<string> Projects =>
    [
        .. Directory.EnumerateFiles(Vectors.Repository.Root, "*.props"),
        .. from folder in Folders
           from pattern in (string[])["*.csproj", "*.props", "*.targets"]
           from path in Under(folder, pattern)
           select path,
    ];

    /// <summary>
    /// The files of a folder and of those in it, what a tool, a build or a run leaves behind excepted; none where there is no
    /// such folder.
    /// </summary>
    public static IEnumerable<string> Under(string folder, string pattern)
    {
        var top = Path.Combine(Vectors.Repository.Root, folder);
        return Directory.Exists(top)
            ? Directory.EnumerateFiles(top, pattern, SearchOption.AllDirectories)
                .Where(static path => !IsLeftBehind(path))
                .Order(StringComparer.Ordinal)
            : [];
    }

    public static string Relative(string path) =>
        Path.GetRelativePath(Vectors.Repository.Root, path).Replace('\\', '/');

    private static bool IsLeftBehind(string path) =>
        Relative(path).Split('/').Any(static part => part is "bin" or "obj" or "artifacts" or ".run" or "node_modules" or "Migrations");
}
