namespace Sealpost.Cli.Cluster;

/// <summary>The cluster cannot do what it is asked to; the message is for the user and safe to show.</summary>
internal sealed class ClusterException(string message) : Exception(message);
