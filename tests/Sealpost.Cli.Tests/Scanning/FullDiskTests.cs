using System.Globalization;

namespace Sealpost.Cli.Tests.Scanning;

/// <summary>A scan whose results have no room any more.</summary>
public sealed class FullDiskTests : IAsyncLifetime
{
    private const int Count = 4000;

    // Mounts of its own, that nobody else sees; who is not root is root of a namespace of users.
    private static readonly string OwnMounts = Environment.IsPrivilegedProcess ? "unshare -m" : "unshare -rm";

    private readonly TinyResolver _resolver = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sealpost-full-");

    public async ValueTask InitializeAsync() => await File.WriteAllLinesAsync(
        Path("names.txt"),
        Enumerable.Range(0, Count).Select(static number => string.Create(CultureInfo.InvariantCulture, $"d{number}.example")));

    public async ValueTask DisposeAsync()
    {
        await _resolver.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("results.jsonl", "")]
    [InlineData("results.jsonl.gz", "")]
    [InlineData("results.csv", "--format csv")]
    public async Task Keeps_whole_lines_says_so_and_goes_on_when_there_is_room(string name, string options)
    {
        var disk = _folder.CreateSubdirectory("disk").FullName;
        await NeedMountAsync(disk);

        // Room for some of what is written at once, and not for all.
        var size = name.EndsWith(".gz", StringComparison.Ordinal) ? "32k" : "128k";
        var scan = $"'{Cli.Program}' scan --resolver {_resolver.Address} {options} --output '{disk}/{name}' '{Path("names.txt")}'";

        var ran = await Cli.ShellAsync(
            $"""
            cat > '{Path("script")}' << 'END'
            mount -t tmpfs -o size={size} none '{disk}' || exit 99
            {scan} 2> '{Path("told")}'
            echo $? > '{Path("status")}'
            cp '{disk}/{name}' '{Path("first-" + name)}'
            {scan} --resume 2> '{Path("told-again")}'
            echo $? > '{Path("status-again")}'
            head -c $(wc -c < '{Path("first-" + name)}') '{disk}/{name}' | cmp - '{Path("first-" + name)}' || exit 98
            mount -o remount,size=64m '{disk}'
            {scan} --resume
            status=$?
            cp '{disk}/{name}' '{Path("second-" + name)}'
            exit $status
            END
            {OwnMounts} sh '{Path("script")}'
            """);

        Assert.Equal(0, ran.Status);
        foreach (var (status, told) in (IEnumerable<(string, string)>)[("status", "told"), ("status-again", "told-again")])
        {
            Assert.Equal("2\n", await ReadAsync(status));
            Assert.Contains(
                $"/{name}' cannot be written: no space is left on the disk. What is in it is whole; once it can be written again, --resume continues it.",
                await ReadAsync(told),
                StringComparison.Ordinal);
        }

        var (first, second) = (ScanLines.DomainsOf(Path("first-" + name)), ScanLines.DomainsOf(Path("second-" + name)));
        Assert.InRange(first.Count, 1, Count - 1);
        Assert.Equal(first, second[..first.Count]);
        Assert.Equal(
            Enumerable.Range(0, Count).Select(static number => $"d{number}.example").Order(StringComparer.Ordinal),
            second.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("--output /dev/full", "'/dev/full' cannot be written: no space is left on the disk.")]
    [InlineData("--output /dev/full --resume", "'/dev/full' cannot be written: no space is left on the disk.")]
    [InlineData("> /dev/full", "standard output cannot be written: no space is left on the disk.")]
    public async Task A_device_that_takes_nothing_is_told_in_one_line(string to, string told)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "needs /dev/full");

        var ran = await Cli.ShellAsync($"'{Cli.Program}' scan --quiet --resolver {_resolver.Address} '{Path("names.txt")}' {to}");

        Assert.Equal((2, $"sealpost: {told}\n"), (ran.Status, ran.Error));
        Assert.True(_resolver.Questions < Count * 4, "the scan went on for nobody");
    }

    private static async Task NeedMountAsync(string place)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs Linux: a disk of its own is a tmpfs in a namespace");
        var tried = await Cli.ShellAsync($"{OwnMounts} mount -t tmpfs -o size=32k none '{place}'");
        Assert.SkipUnless(tried.Status == 0, $"needs a disk of its own, and cannot mount one: {tried.Error.Trim()}");
    }

    private string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    private Task<string> ReadAsync(string name) => File.ReadAllTextAsync(Path(name), TestContext.Current.CancellationToken);
}
