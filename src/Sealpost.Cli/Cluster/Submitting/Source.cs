using System.Security.Cryptography;
using System.Text;
using Sealpost.Cli.Cluster.Jobs;
using Sealpost.Cli.Usage;
using Sealpost.Core.Rendering;

namespace Sealpost.Cli.Cluster.Submitting;

/// <summary>
/// The names of a job, read twice: once to know a repeated submission again, once to submit them. What can be read only once,
/// as a pipe, is kept in a file until then.
/// </summary>
internal sealed class Source : IAsyncDisposable
{
    private const int IdLength = 12;
    private const int Chunk = 128 * 1024;

    private readonly string _name;

    private Source(string name, Stream names) => (_name, Names) = (InputFile.Name(name), names);

    /// <summary>The names, from the beginning.</summary>
    public Stream Names { get; }

    /// <summary>The SHA-256 of the names and of what is to be done with them.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The id of a job that is given none: the same for the same names and wishes.</summary>
    public string Id => Hash[..IdLength];

    /// <summary>Opens a file, or standard input.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public static async Task<Source> OpenAsync(
        string file, string? column, int shardSize, JobWish wish, CancellationToken cancellationToken)
    {
        var input = InputFile.Open(file);
        var source = new Source(file, input.CanSeek ? input : Aside());
        try
        {
            await source.ReadAsync(input, $"{column}\n{shardSize}\n", wish, cancellationToken).ConfigureAwait(false);
            return source;
        }
        catch
        {
            await source.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            if (!input.CanSeek)
            {
                await input.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    public ValueTask DisposeAsync() => Names.DisposeAsync();

    private static FileStream Aside()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            return new(Path.Combine(Path.GetTempPath(), $"sealpost-{Path.GetRandomFileName()}"), options);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw NotKept(fault);
        }
    }

    private async Task ReadAsync(Stream input, string cut, JobWish wish, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(cut));
        hash.AppendData(JobJson.WriteWish(wish));
        var buffer = new byte[Chunk];
        while (await SomeAsync(input, buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            hash.AppendData(buffer, 0, count);
            if (input != Names)
            {
                await KeepAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
            }
        }

        Names.Position = 0;
        Hash = Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private async Task<int> SomeAsync(Stream input, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await input.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{_name} cannot be read: {SafeText.Of(fault.Message.TrimEnd('.'))}.");
        }
    }

    private async Task KeepAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellationToken)
    {
        try
        {
            await Names.WriteAsync(octets, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException fault)
        {
            throw NotKept(fault);
        }
    }

    private static OutputException NotKept(Exception fault) =>
        new($"The names cannot be kept in {Quote.Of(Path.GetTempPath())} meanwhile: {OutputException.Reason(fault)}.");
}
