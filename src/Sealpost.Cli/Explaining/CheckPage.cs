using System.Reflection;
using System.Text;
using Sealpost.Cli.Terminal;
using Sealpost.Core.Checks;
using Sealpost.Core.Rendering;

namespace Sealpost.Cli.Explaining;

/// <summary>
/// The page of one check, as it stands in <c>docs/checks</c>; what the catalogue says where there is none.
/// </summary>
internal sealed class CheckPage(Streams streams)
{
    public void Write(Check check)
    {
        using var page = Assembly.GetExecutingAssembly().GetManifestResourceStream($"checks/{check.Id}.md");
        if (page is null)
        {
            Show(OfCatalog(check));
            return;
        }

        using var reader = new StreamReader(page, Encoding.UTF8);
        Show(reader.ReadToEnd());
    }

    private void Show(string markdown) => new MarkdownPage(streams.Out, streams.Palette, streams.Width).Write(markdown);

    private static string OfCatalog(Check check)
    {
        string[] parts =
        [
            $"# {check.Id}: {check.Title}",
            $"Severity: {check.Rule?.Words ?? check.Severity.Word()}",
            check.Source is { } source ? $"Source: {source} ({source.Url})" : "",
            $"## Why it matters\n\n{check.Why}",
            check.Refusers ?? "",
            $"## What to do\n\n{check.Remedy}",
        ];
        return string.Join("\n\n", parts.Where(static part => part.Length > 0)) + "\n";
    }
}
