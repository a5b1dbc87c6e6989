namespace Sealpost.Cli.Usage;

/// <summary>
/// The command line, or a file it names, cannot be used; the message is for the user and safe to show.
/// </summary>
internal sealed class UsageException(string message) : Exception(message);
