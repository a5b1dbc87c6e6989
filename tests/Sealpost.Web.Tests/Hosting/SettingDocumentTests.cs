using System.Reflection;
using System.Text;
using Sealpost.Web.Hosting.Settings;

namespace Sealpost.Web.Tests.Hosting;

public sealed class SettingDocumentTests
{
    private const string Begin = "<!-- generated -->\n";
    private const string End = "<!-- /generated -->\n";

    private static string Page => Path.Combine(
        typeof(SettingDocumentTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static entry => entry.Key == "RepositoryRoot").Value!,
        "docs",
        "serving.md");

    [Fact]
    public void The_table_of_settings_is_that_of_the_program()
    {
        var text = File.ReadAllText(Page);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        var expected = string.Concat(text.AsSpan(0, begin + Begin.Length), Table(), text.AsSpan(end));
        if (Environment.GetEnvironmentVariable("SEALPOST_UPDATE_DOCS") is "1")
        {
            File.WriteAllText(Page, expected);
        }

        Assert.Equal(expected, File.ReadAllText(Page));
    }

    private static string Table()
    {
        var table = new StringBuilder("| option | variable | in a file | what it does | default |\n|---|---|---|---|---|\n");
        foreach (var setting in SettingList.WithOption)
        {
            var label = setting.Value is null ? setting.Option : $"{setting.Option} {setting.Value.Replace("|", @"\|", StringComparison.Ordinal)}";
            var key = setting.Key.Length > 0 ? $"`{setting.Key}`" : "";
            table.Append(null, $"| `{label}`{(setting.Several ? " (repeatable)" : "")} | `{setting.Variable}` | {key} ")
                .Append(null, $"| {setting.Purpose} | {setting.Default} |\n");
        }

        return table.ToString();
    }
}
