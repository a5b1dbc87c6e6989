using System.Text.RegularExpressions;

namespace Sealpost.Core.Tests.Sources;

/// <summary>Who may use whom: the table of <c>docs/architecture.md</c>.</summary>
public sealed partial class LayeringTests
{
    private const string Core = "src/Sealpost.Core/";

    private static readonly string[] Protocols = ["MtaSts", "TlsRpt", "Dane", "Smtp", "Spf", "Dkim", "Dmarc"];

    // A folder of Core, and the folders it may use.
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Text"] = [],
        ["Names"] = ["Text"],
        ["MtaSts"] = ["Names", "Text"],
        ["TlsRpt"] = ["Names", "Text"],
        ["Dane"] = ["Names", "Text"],
        ["Smtp"] = ["Names", "Text"],
        ["Spf"] = ["Names", "Text"],
        ["Dkim"] = ["Names", "Text"],

        // Both kinds of report go to URIs of the same form.
        ["Dmarc"] = ["TlsRpt", "Names", "Text"],
        ["Observations"] = ["Names", "Text"],
        ["Reading"] = ["Observations", .. Protocols, "Names", "Text"],
        ["Senders"] = ["Reading", "Observations", .. Protocols, "Names", "Text"],
        ["Checks"] = ["Reading", "Observations", .. Protocols, "Names", "Text"],
        ["Reporting"] = ["Checks", "Reading", "Observations", .. Protocols, "Names", "Text"],
        ["Linting"] = ["Checks", "MtaSts", "TlsRpt", "Spf", "Dkim", "Dmarc", "Names", "Text"],
        ["Publishing"] = ["Linting", "Checks", "Reading", "Observations", .. Protocols, "Names", "Text"],
        ["Scoring"] = ["Reporting", "Checks", "Reading", "Observations", .. Protocols, "Names", "Text"],
        ["Rendering"] =
        [
            "Scoring", "Reporting", "Publishing", "Linting", "Senders", "Checks", "Reading", "Observations", .. Protocols, "Names",
            "Text",
        ],
    };

    // A project, and the projects it may refer to.
    private static readonly Dictionary<string, string[]> ProjectArrows = new()
    {
        ["Sealpost.Core"] = [],
        ["Sealpost.Probes"] = ["Sealpost.Core"],
        ["Sealpost.Cli"] = ["Sealpost.Core", "Sealpost.Probes"],
        ["Sealpost.Web"] = ["Sealpost.Core", "Sealpost.Probes"],
    };

    private static readonly ILookup<string, string> Types = CoreFiles()
        .ToLookup(static file => file.Folder, static file => file.Type);

    [Fact]
    public void Every_folder_of_Core_is_in_the_table() =>
        Assert.Empty(Types.Select(static folder => folder.Key).Except(Arrows.Keys));

    [Fact]
    public void Folders_of_Core_use_only_those_below_them()
    {
        var wrong = from file in CoreFiles()
                    from used in Uses(File.ReadAllText(file.Path)).Distinct()
                    where used != file.Folder && !Arrows[file.Folder].Contains(used)
                    select $"{Files.Relative(file.Path)} uses {used}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_table_has_no_circle()
    {
        var below = new HashSet<string>();
        while (Next() is { } next)
        {
            below.Add(next);
        }

        Assert.Empty(Arrows.Keys.Except(below));

        string? Next() => Arrows.Keys.FirstOrDefault(
            folder => !below.Contains(folder) && Arrows[folder].All(below.Contains));
    }

    [Fact]
    public void Projects_refer_only_to_those_below_them()
    {
        var wrong = from path in Files.Under("src", "*.csproj")
                    let project = Path.GetFileNameWithoutExtension(path)
                    from Match reference in ProjectReference().Matches(File.ReadAllText(path))
                    where !ProjectArrows[project].Contains(reference.Groups[1].Value)
                    select $"{project} refers to {reference.Groups[1].Value}";
        Assert.Empty(wrong);
        Assert.All(
            Files.Under("src", "*.csproj"),
            static path => Assert.Contains(Path.GetFileNameWithoutExtension(path), ProjectArrows.Keys));
    }

    [Fact]
    public void Core_ships_no_package()
    {
        var project = File.ReadAllText(Path.Combine(Vectors.Repository.Root, Core, "Sealpost.Core.csproj"));
        Assert.Empty(from Match package in PackageReference().Matches(project)
                     where !package.Value.Contains("PrivateAssets=\"all\"", StringComparison.Ordinal)
                     select package.Value);
    }

    [Theory]
    [InlineData("using Sealpost.Core.Checks;", "Checks")]
    [InlineData("using static Sealpost.Core.Reporting.Outcomes;", "Reporting")]
    [InlineData("Names.DomainName name = x;", "Names")]
    [InlineData("System.Text.Ascii.Equals(); reading.Names.DomainName", null)]
    public void Uses_are_found(string source, string? folder) =>
        Assert.Equal(folder is null ? [] : [folder], Uses(source));

    // By the whole namespace, or by its last part and a type that is declared there.
    private static IEnumerable<string> Uses(string source) =>
        (from Match whole in WholeNamespace().Matches(source) select whole.Groups[1].Value)
        .Concat(from Match part in Qualified().Matches(source)
                let folder = part.Groups[1].Value
                where Types[folder].Contains(part.Groups[2].Value)
                select folder);

    private static IEnumerable<(string Path, string Folder, string Type)> CoreFiles() =>
        from path in Files.Under(Core, "*.cs")
        let parts = Files.Relative(path)[Core.Length..].Split('/')
        select (path, parts.Length > 1 ? parts[0] : "", Path.GetFileNameWithoutExtension(path));

    [GeneratedRegex(@"\bSealpost\.Core\.(\w+)")]
    private static partial Regex WholeNamespace();

    [GeneratedRegex(@"(?<![\w.])(\w+)\.(?:\w+\.)?(\w+)")]
    private static partial Regex Qualified();

    [GeneratedRegex(@"<ProjectReference Include=""[^""]*/([^""/]+)\.csproj""")]
    private static partial Regex ProjectReference();

    [GeneratedRegex("<PackageReference [^>]*>")]
    private static partial Regex PackageReference();
}
