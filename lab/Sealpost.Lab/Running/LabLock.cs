namespace Sealpost.Lab.Running;

/// <summary>The lab's addresses are fixed, so a machine has room for one lab at a time; a second one waits.</summary>
internal sealed class LabLock : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly FileStream _file;

    private LabLock(FileStream file) => _file = file;

    public static async Task<LabLock> TakeAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), "sealpost-lab.lock");
        for (var until = DateTime.UtcNow + Patience; ;)
        {
            try
            {
                return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (DateTime.UtcNow < until)
            {
                await Task.Delay(200, cancellationToken);
            }
            catch (IOException)
            {
                throw new LabException("another lab is running on this machine: stop it with lab/down");
            }
        }
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();
}
