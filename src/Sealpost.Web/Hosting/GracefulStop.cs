using Sealpost.Web.Checking;

namespace Sealpost.Web.Hosting;

/// <summary>Ends the checks before the server closes its connections, so that whoever watches one hears its end.</summary>
/// <param name="desk">The checks.</param>
/// <param name="options">How long they may go on.</param>
internal sealed class GracefulStop(CheckDesk desk, ServerOptions options) : IHostedLifecycleService
{
    /// <summary>What connections have to finish their answers, once the checks are over.</summary>
    public static readonly TimeSpan Closing = TimeSpan.FromSeconds(4);

    /// <summary>Whether the server takes no more checks.</summary>
    public bool HasBegun { get; private set; }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        HasBegun = true;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.StopTimeout);
        await desk.StopAsync(limit.Token);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
