using Sealpost.Lab.Certificates;
using Sealpost.Lab.Running;
using Sealpost.Lab.Table;

namespace Sealpost.Lab;

/// <summary>A small internet on loopback, running. Disposing of it ends every server and removes its folder.</summary>
public sealed class Lab : IAsyncDisposable
{
    private static readonly string[] Programs = ["bash", "nsd", "unbound", "nginx", "ldns-keygen", "ldns-signzone"];

    private readonly Stack<IAsyncDisposable> _running = [];
    private readonly string _folder;

    private Lab(string folder, LabTable table)
    {
        _folder = folder;
        Table = table;
    }

    /// <summary>The whole table.</summary>
    public LabTable Table { get; }

    /// <summary>The domains, with what a check must say about each.</summary>
    public IReadOnlyList<LabDomain> Domains => Table.Domains;

    /// <summary>The validating resolver, on port 53.</summary>
    public string Resolver { get; } = Addresses.Resolver;

    /// <summary>The root certificate to trust, as PEM.</summary>
    public string CaFile => Path.Combine(_folder, "ca.pem");

    /// <summary>Why the lab cannot run on this machine; null where it can.</summary>
    public static string? Unavailable()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "the lab needs Linux: all of 127.0.0.0/8, and Debian's servers";
        }

        if (!Environment.IsPrivilegedProcess)
        {
            return "the lab needs root: its servers listen on ports 25, 53 and 443";
        }

        var missing = Programs.Where(static name => Tool.Find(name) is null).ToList();
        if (!File.Exists("/usr/lib/postfix/sbin/master"))
        {
            missing.Add("postfix");
        }

        return missing.Count == 0
            ? null
            : $"not installed: {string.Join(", ", missing)} (apt-get install --no-install-recommends nsd unbound nginx "
                + "postfix ldnsutils)";
    }

    /// <summary>Makes everything in <paramref name="folder"/>; returns when all servers answer.</summary>
    /// <remarks>Waits up to five minutes for another lab on this machine, such as another test's, to end.</remarks>
    /// <exception cref="LabException">It cannot be started here; nothing is left running.</exception>
    public static Task<Lab> StartAsync(string folder, CancellationToken cancellationToken) =>
        StartAsync(folder, TimeSpan.FromMinutes(5), cancellationToken);

    /// <param name="folder">Where everything goes; made, and removed at the end.</param>
    /// <param name="patience">How long to wait for another lab to end.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    internal static async Task<Lab> StartAsync(string folder, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (Unavailable() is { } reason)
        {
            throw new LabException(reason);
        }

        var table = LabTable.Load();
        var @lock = await LabLock.TakeAsync(patience, cancellationToken);
        var lab = new Lab(Path.GetFullPath(folder), table);
        lab._running.Push(@lock);
        try
        {
            lab.MakeFolder();
            using var authority = new Authority();
            await new Wiring(lab._folder, table, authority, lab._running.Push).ConnectAsync(cancellationToken);
            return lab;
        }
        catch
        {
            await lab.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// What makes <c>sealpost check</c> look at the lab, and what <paramref name="domain"/> needs besides.
    /// </summary>
    public IReadOnlyList<string> OptionsFor(LabDomain domain) =>
    [
        "--resolver", domain.OddAnswers.Count > 0 ? Addresses.OddResolver : Resolver,
        "--ca-file", CaFile,
        "--assume-public", "127.0.0.0/8",
        "--assume-public", "::1/128",
        .. domain.Options,
    ];

    public async ValueTask DisposeAsync()
    {
        // The lock was taken first and goes last, when the addresses are free again.
        while (_running.Count > 1)
        {
            await _running.Pop().DisposeAsync();
        }

        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }

        if (_running.TryPop(out var @lock))
        {
            await @lock.DisposeAsync();
        }
    }

    // Postfix's processes are not root: they must be able to walk to the folder.
    private void MakeFolder()
    {
        if (Directory.Exists(_folder))
        {
            if (Directory.EnumerateFileSystemEntries(_folder).Any() && !File.Exists(Path.Combine(_folder, ".lab")))
            {
                throw new LabException($"{_folder} has something else in it: choose an empty folder");
            }

            Directory.Delete(_folder, recursive: true);
        }

        foreach (var part in (string[])["", "zones", "certificates", "www", "nginx", "postfix"])
        {
            Directory.CreateDirectory(Path.Combine(_folder, part));
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
        }

        File.WriteAllText(Path.Combine(_folder, ".lab"), "Made by Sealpost.Lab, which removes it.\n");
    }
}
