namespace Sealpost.Web.Storage;

/// <summary>A row: one run of all checks on one domain. Nobody's address is in it.</summary>
internal sealed class StoredCheck
{
    /// <summary>32 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>A-labels, lower case.</summary>
    public required string Domain { get; init; }

    /// <summary>Whether the mail servers were to be contacted.</summary>
    public required bool Smtp { get; init; }

    /// <summary>The DKIM selectors that were named, in order, with spaces between them; empty where none was.</summary>
    public string Selectors { get; init; } = "";

    public CheckState State { get; set; }

    /// <summary>When it was asked for; from its end on, the moment of the observation.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>When it was finished, interrupted or failed; null while it is open.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The server that works on it; null when it is over.</summary>
    public string? Owner { get; set; }

    /// <summary>Until when the server has spoken for it; past that, an open check is a dead one.</summary>
    public DateTimeOffset? OwnedUntil { get; set; }

    /// <summary>Why there is no result, for people; null where there is one.</summary>
    public string? Because { get; set; }

    /// <summary>The word of the outcome, as <c>protected</c>; null without a result, as all that follows.</summary>
    public string? Outcome { get; set; }

    /// <summary>The outcome in one sentence, as it was told then.</summary>
    public string? Headline { get; set; }

    /// <summary>The word of the MTA-STS status, as <c>enforce</c>.</summary>
    public string? MtaSts { get; set; }

    /// <summary>The word of the TLS-RPT status, as <c>present</c>.</summary>
    public string? TlsRpt { get; set; }

    /// <summary>The id in the MTA-STS record.</summary>
    public string? PolicyId { get; set; }

    /// <summary>SHA-256 of the policy as served, lower-case hexadecimal.</summary>
    public string? PolicyDigest { get; set; }

    /// <summary>The version of Sealpost whose checks judged it then.</summary>
    public string? JudgedBy { get; set; }

    /// <summary>The observation and the document, which lists leave where they are.</summary>
    public StoredTexts? Texts { get; set; }
}

/// <summary>The large parts of a check, in a table of their own.</summary>
internal sealed class StoredTexts
{
    /// <summary>The check's id.</summary>
    public required string CheckId { get; init; }

    /// <summary>The observation as JSON (format 1), UTF-8, gzip.</summary>
    public required byte[] Observation { get; init; }

    /// <summary>The document as it was judged then, JSON (format 1) on one line, UTF-8, gzip.</summary>
    public required byte[] Document { get; init; }
}
