namespace Sealpost.Cli.Usage;

/// <summary>The least severity of a finding that makes a run fail.</summary>
internal enum Threshold
{
    /// <summary>Errors.</summary>
    Error,

    /// <summary>Warnings and errors.</summary>
    Warning,

    /// <summary>None: findings are no reason to fail.</summary>
    Never,
}
