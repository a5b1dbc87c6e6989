namespace Sealpost.Web.Pages;

/// <summary>What stands in the form that asks for a check.</summary>
public sealed record AskView
{
    /// <summary>As it was typed.</summary>
    public string Domain { get; init; } = "";

    /// <summary>Whether the mail servers are to be contacted.</summary>
    public bool Smtp { get; init; } = true;

    /// <summary>DKIM selectors, as they were typed.</summary>
    public string Selectors { get; init; } = "";

    /// <summary>What keeps the check from being made; null where nothing does.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether that is the selectors' fault, and not the domain's.</summary>
    public bool IsFaultOfSelectors { get; init; }
}
