namespace Sealpost.Lab.Table;

/// <summary>What <c>sealpost check</c> must say about a domain.</summary>
public sealed record Expectation
{
    public string Outcome { get; init; } = "protected";

    /// <summary>The <c>status</c> of <c>mtaSts</c>.</summary>
    public string MtaSts { get; init; } = "enforce";

    /// <summary>The <c>status</c> of <c>tlsRpt</c>.</summary>
    public string TlsRpt { get; init; } = "present";

    /// <summary>The ids whose verdict is fail: these and no others.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    /// <summary>Ids whose verdict must be unseen. Others may be unseen as well.</summary>
    public IReadOnlyList<string> Unseen { get; init; } = [];

    /// <summary>The exit status under the default <c>--fail-on error</c>.</summary>
    public int Exit { get; init; }
}
