namespace Sealpost.Core.Checks;

/// <summary>Whether a name has been handed to somebody else by an alias.</summary>
internal static class Delegation
{
    /// <summary>Whether any of the aliases lies outside the domain.</summary>
    public static bool LeavesDomain(string domain, IEnumerable<string> aliases) =>
        aliases.Any(alias => alias != domain && !alias.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase));
}
