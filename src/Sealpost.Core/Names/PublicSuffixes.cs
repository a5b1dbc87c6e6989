using System.Collections.Frozen;
using System.Diagnostics;

namespace Sealpost.Core.Names;

/// <summary>Under which names the public can register: the ICANN section of the list at publicsuffix.org.</summary>
/// <remarks>The rules come with the program (docs/decisions/0003-public-suffixes.md); they are read at the first question.</remarks>
public static class PublicSuffixes
{
    private static readonly Lazy<FrozenSet<string>> Rules = new(Read);

    /// <summary>Whether a whole name is a public suffix, such as <c>co.uk</c>. A lone label always is: the list's rule <c>*</c>.</summary>
    /// <param name="asciiName">A-labels, lower case, no trailing dot.</param>
    public static bool IsPublicSuffix(string asciiName)
    {
        var rules = Rules.Value;
        var dot = asciiName.IndexOf('.', StringComparison.Ordinal);
        return !rules.Contains("!" + asciiName)
            && (dot < 0 || rules.Contains(asciiName) || rules.Contains(string.Concat("*", asciiName.AsSpan(dot))));
    }

    private static FrozenSet<string> Read()
    {
        using var resource = typeof(PublicSuffixes).Assembly.GetManifestResourceStream("public-suffixes.txt")
            ?? throw new UnreachableException("the list of public suffixes is not in the assembly");
        using var reader = new StreamReader(resource);
        var rules = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                rules.Add(line);
            }
        }

        return rules.ToFrozenSet(StringComparer.Ordinal);
    }
}
