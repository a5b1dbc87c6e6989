namespace Sealpost.Core.Tests.Sources;

public sealed class SizeTests(ITestOutputHelper output)
{
    private const int Longest = 400;

    [Fact]
    public void No_source_file_is_long()
    {
        var sizes = (from path in Files.CSharp select (Path: Files.Relative(path), Lines: File.ReadLines(path).Count()))
            .ToList();
        var product = (from size in sizes
                       where size.Path.StartsWith("src/", StringComparison.Ordinal)
                       orderby size.Lines
                       select size.Lines).ToList();
        output.WriteLine(
            $"{product.Count} files in src, median {product[product.Count / 2]} lines, longest {product[^1]}");
        Assert.Empty(from size in sizes where size.Lines > Longest select $"{size.Path}: {size.Lines} lines");
    }
}
