namespace Sealpost.Web.Storage;

/// <summary>What became of a check. Numbers are stored: they stay.</summary>
internal enum CheckState
{
    /// <summary>Waiting or running, as long as its server says so.</summary>
    Open = 0,

    /// <summary>Seen, judged and kept.</summary>
    Finished = 1,

    /// <summary>The server stopped before it was finished.</summary>
    Interrupted = 2,

    /// <summary>A fault of ours, as an unreadable file of roots.</summary>
    Failed = 3,
}
