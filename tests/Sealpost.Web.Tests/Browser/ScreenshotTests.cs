using System.Reflection;
using Microsoft.Playwright;

namespace Sealpost.Web.Tests.Browser;

/// <summary>The pictures of the README. With SEALPOST_UPDATE_IMAGES=1 in the environment they are written.</summary>
[Collection(typeof(OnSite))]
public sealed class ScreenshotTests(Site site)
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G'];

    private static string Folder => Path.Combine(
        typeof(ScreenshotTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static entry => entry.Key == "RepositoryRoot").Value!,
        "docs",
        "images");

    [Theory]
    [InlineData("result.png", ColorScheme.Light)]
    [InlineData("result-dark.png", ColorScheme.Dark)]
    public async Task Shows_what_to_do_first(string name, ColorScheme scheme)
    {
        Assert.SkipUnless(Chromium.Unavailable is null, Chromium.Unavailable ?? "");
        await using var visit = await site.VisitAsync(scheme, width: 1120);
        await visit.Page.GotoAsync(site.ResultOf("half.example"));
        var picture = await visit.Page.ScreenshotAsync(new() { Clip = new() { Width = 1120, Height = 1240 }, FullPage = true });

        Assert.Equal(Png, picture[..4]);
        var kept = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("SEALPOST_UPDATE_IMAGES") is "1")
        {
            Directory.CreateDirectory(Folder);
            await File.WriteAllBytesAsync(kept, picture, TestContext.Current.CancellationToken);
        }

        Assert.True(File.Exists(kept), $"{kept} is missing; SEALPOST_UPDATE_IMAGES=1 makes it");
    }
}
