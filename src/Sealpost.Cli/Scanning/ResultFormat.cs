namespace Sealpost.Cli.Scanning;

/// <summary>How results are written.</summary>
internal enum ResultFormat
{
    /// <summary>A JSON object a line.</summary>
    JsonLines,

    /// <summary>Comma-separated values.</summary>
    Csv,
}
