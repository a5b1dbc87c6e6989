namespace Sealpost.Web.Hosting.Settings;

/// <summary>One thing about the server that its operator decides.</summary>
internal sealed record Setting
{
    /// <summary>The option of the command line, as <c>--database</c>.</summary>
    public required string Option { get; init; }

    /// <summary>The key in the section <c>Sealpost</c> of a configuration file, as <c>Database</c>.</summary>
    public required string Key { get; init; }

    /// <summary>What kind of value it takes, as <c>DAYS</c>; null for a switch, which is on or off.</summary>
    public string? Value { get; init; }

    /// <summary>Whether it takes several values.</summary>
    public bool Several { get; init; }

    /// <summary>Whether its text may hold a password, so that it is never repeated.</summary>
    public bool Secret { get; init; }

    /// <summary>What it does, in a line.</summary>
    public required string Purpose { get; init; }

    /// <summary>What holds where it is not given, in words.</summary>
    public required string Default { get; init; }

    /// <summary>What it takes, for people: completes <c>--option takes …</c>.</summary>
    public required string Takes { get; init; }

    /// <summary>Puts a text into the options; false where it is not what the setting takes.</summary>
    public required Func<ServerOptions, string, bool> Read { get; init; }

    /// <summary>The environment variable, as <c>SEALPOST_DATABASE</c>.</summary>
    public string Variable => $"SEALPOST_{Option[2..].Replace('-', '_').ToUpperInvariant()}";
}
