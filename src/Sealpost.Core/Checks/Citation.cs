namespace Sealpost.Core.Checks;

/// <summary>Where a rule stands.</summary>
/// <param name="Rfc">The number of the RFC.</param>
/// <param name="Section">The section in it.</param>
/// <param name="Level">How the RFC puts it.</param>
public sealed record Citation(int Rfc, string Section, Level Level)
{
    /// <summary>The section at the RFC Editor's site.</summary>
    public string Url => $"https://www.rfc-editor.org/rfc/rfc{Rfc}#section-{Section}";

    /// <summary>As <c>RFC 8461 §3.2</c>.</summary>
    public override string ToString() => $"RFC {Rfc} §{Section}";
}

/// <summary>How an RFC puts a rule (RFC 2119 §1 to §5).</summary>
public enum Level
{
    /// <summary>MUST, MUST NOT, SHALL, REQUIRED, or a grammar that leaves no choice.</summary>
    Must,

    /// <summary>SHOULD, SHOULD NOT, RECOMMENDED.</summary>
    Should,

    /// <summary>MAY, or advice without a key word.</summary>
    May,
}
