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
        return isFolder || Directory.Exists(parent)
            ? new(path, isFolder)
            : throw new UsageException(
                $"--save: {Quote.Of(path)} cannot be written: there is no directory {Quote.Of(parent ?? "")}.");
    }

    /// <summary>
    /// Saves an observation: written beside the target and renamed, so that there is never half of one.
    /// </summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public void Save(DomainObservation seen)
    {
        var target = _isFolder ? Path.Combine(_path, seen.Domain.Ascii + ".json") : _path;
        var unfinished = $"{target}.{Environment.ProcessId}.part";
        try
        {
            File.WriteAllBytes(unfinished, [.. ObservationJson.Write(seen), (byte)'\n']);
            File.Move(unfinished, target, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(
                $"--save: {Quote.Of(target)} cannot be written: {SafeText.Of(fault.Message.TrimEnd('.'))}.");
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
