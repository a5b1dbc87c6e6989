namespace Sealpost.Core.Senders.Dialects;

/// <summary>Postfix itself, given a policy by one of the two daemons: it holds patterns against certificates, not MX names.</summary>
/// <remarks>
/// TLS_README.html#client_tls_secure: the names in the certificate are matched; a pattern with a leading dot, which the
/// daemons make of <c>*.</c>, matches at any depth.
/// </remarks>
internal static class Postfix
{
    /// <summary>Whether a name in a certificate satisfies a pattern of the policy.</summary>
    public static bool Covers(string pattern, string certified)
    {
        // One daemon drops the star of "*.", the other every leading star.
        var wanted = pattern.TrimStart('*');
        if (wanted is ['.', _, ..])
        {
            return certified.Length > wanted.Length && certified.EndsWith(wanted, StringComparison.OrdinalIgnoreCase);
        }

        return certified.Equals(wanted, StringComparison.OrdinalIgnoreCase)
            || (certified is ['*', '.', _, ..]
                && wanted.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot
                && certified[1..].Equals(wanted[dot..], StringComparison.OrdinalIgnoreCase));
    }
}
