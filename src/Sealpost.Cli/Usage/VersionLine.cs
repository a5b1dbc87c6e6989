using System.CommandLine;
using System.CommandLine.Invocation;
using Sealpost.Cli.Terminal;

namespace Sealpost.Cli.Usage;

/// <summary><c>--version</c>.</summary>
internal sealed class VersionLine(Streams streams, string version) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        streams.Out.WriteLine($"sealpost {version}");
        streams.Out.Flush();
        return ExitStatus.Fine;
    }
}
