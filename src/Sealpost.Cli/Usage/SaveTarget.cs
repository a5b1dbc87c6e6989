using Sealpost.Core.Observations;
using Sealpost.Core.Observations.Json;
using Sealpost.Core.Rendering;

namespace Sealpost.Cli.Usage;

/// <summary>Where observations are saved: a file, or a folder with one file a domain.</summary>
internal sealed class SaveTarget
{
    private readonly string _path;
    private readonly bool _isFolder;

    private SaveTarget(string path, bool isFolder) => (_path, _isFolder) = (path, isFolder);

    /// <summary>Looks at a path before anything is done that would be lost.</summary>
    /// <exception cref="UsageException">Nothing can be saved there.</exception>
    public static SaveTarget Of(string path, int domains)
    {
        var isFolder = Directory.Exists(path);
        if (!isFolder && (domains > 1 || Path.EndsInDirectorySeparator(path)))
        {
            throw new UsageException(domains > 1
                ? $"--save needs a directory when there are several domains; {Quote.Of(path)} is none."
                : $"--save: there is no directory {Quote.Of(path)}.");
        }

        var parent = Path.GetDirectoryName(Path.GetFullPath(path));
        if (!isFolder && !Directory.Exists(parent))
        {
            throw new UsageException($"--save: {Quote.Of(path)} cannot be written: there is no directory {Quote.Of(parent ?? "")}.");
        }

        var target = new SaveTarget(isFolder ? path : Followed(path), isFolder);
        target.Try();
        return target;
    }

    /// <summary>Saves an observation: written beside the target and renamed, so that there is never half of one.</summary>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public void Save(DomainObservation seen)
    {
        byte[] text = [.. ObservationJson.Write(seen), (byte)'\n'];
        var file = _isFolder ? Path.Combine(_path, seen.Domain.Ascii + ".json") : _path;
        Guard(file, () =>
        {
            if (IsDevice(file))
            {
                using var device = new FileStream(file, FileMode.Open, FileAccess.Write);
                device.Write(text);
                return;
            }

            var unfinished = Unfinished(file);
            try
            {
                File.WriteAllBytes(unfinished, text);
                File.Move(unfinished, file, overwrite: true);
            }
            finally
            {
                File.Delete(unfinished);
            }
        });
    }

    // What cannot be written is better known before the check than after it.
    private void Try()
    {
        var file = _isFolder ? Path.Combine(_path, "try.json") : _path;
        Guard(_path, () =>
        {
            if (!IsDevice(file))
            {
                using var trial = new FileStream(
                    Unfinished(file), FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
        });
    }

    private static void Guard(string file, Action write)
    {
        try
        {
            write();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"--save: {Quote.Of(file)} cannot be written: {OutputException.Reason(fault)}.");
        }
    }

    private static string Unfinished(string file) => $"{file}.{Environment.ProcessId}.part";

    // A link is followed, so that the file it names is replaced and not the link.
    private static string Followed(string path) => File.Exists(path) && !IsDevice(path)
        ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path
        : path;

    // Devices and pipes are written to, as a shell does; a file put in their place would be a surprise to the whole machine.
    private static bool IsDevice(string file)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(file))
        {
            return false;
        }

        return Path.GetFullPath(file).StartsWith("/dev/", StringComparison.Ordinal) || IsPipe(file);
    }

    // To open a pipe for writing only would wait for somebody who reads.
    private static bool IsPipe(string file)
    {
        try
        {
            using var opened = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            return !opened.CanSeek;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
