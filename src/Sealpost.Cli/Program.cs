using NATS.Client.Core;
using Sealpost.Cli;
using Sealpost.Cli.Cluster;
using Sealpost.Cli.Commands;
using Sealpost.Cli.Start;
using Sealpost.Cli.Terminal;
using Sealpost.Cli.Usage;

NativeMemory.KeepSmall();
PlatformStore.KeepClosed();
var streams = Streams.Open();
return await Interruption.RunAsync(RunAsync).ConfigureAwait(false);

async Task<int> RunAsync(CancellationToken cancellationToken)
{
    var parsed = Root.Create(streams).Parse(args);
    try
    {
        UsageFault.RefuseValuesOfFlags(parsed.CommandResult.Command, args);

        // Signals are ours to take, and faults ours to tell.
        var status = UsageFault.Tell(parsed, streams)
            ?? await parsed.InvokeAsync(
                new()
                {
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                    Output = streams.Out,
                    Error = streams.Error,
                },
                cancellationToken).ConfigureAwait(false);
        streams.Out.Flush();
        return status;
    }
    catch (UsageException fault)
    {
        return UsageFault.Tell(fault.Message, parsed.CommandResult.Command, streams);
    }
    catch (ClusterException fault)
    {
        streams.Error.WriteLine($"sealpost: {fault.Message}");
        return ExitStatus.Usage;
    }
    catch (NatsException fault)
    {
        streams.Error.WriteLine($"sealpost: The cluster: {ClusterFault.Words(fault)}.");
        return ExitStatus.Usage;
    }
    catch (OutputException fault)
    {
        streams.Error.WriteLine($"sealpost: {fault.Message}");
        return ExitStatus.Usage;
    }
    catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
    {
        return ExitStatus.Cancelled;
    }
    catch (IOException fault)
    {
        if (!OutputException.IsReaderGone(fault))
        {
            streams.Error.WriteLine($"sealpost: standard output cannot be written: {OutputException.Reason(fault)}.");
        }

        return ExitStatus.Usage;
    }
}
