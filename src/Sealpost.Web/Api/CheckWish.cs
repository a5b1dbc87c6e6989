using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Sealpost.Core.Names;
using Sealpost.Core.Rendering;
using Sealpost.Web.Checking;

namespace Sealpost.Web.Api;

/// <summary>The body of a request for a check. A member that is not known is a fault: it may be a misspelt one.</summary>
internal sealed record CheckWish
{
    /// <summary>The domain, in any script.</summary>
    public required DomainName Domain { get; init; }

    /// <summary>Whether its mail servers are contacted; they are where it is left out.</summary>
    public required bool Smtp { get; init; }

    /// <summary>DKIM selectors that are in use; none where it is left out.</summary>
    public required ImmutableArray<string> Selectors { get; init; }

    public static bool TryRead(
        JsonElement body,
        [NotNullWhen(true)] out CheckWish? wish,
        [NotNullWhen(false)] out (string Field, string Sentence)? fault)
    {
        wish = null;
        var (domain, smtp, selectors) = ((DomainName?)null, true, ImmutableArray<string>.Empty);
        foreach (var member in body.EnumerateObject())
        {
            fault = member.Name switch
            {
                "domain" => ReadDomain(member.Value, ref domain),
                "smtp" => ReadSmtp(member.Value, ref smtp),
                "selectors" => ReadSelectors(member.Value, ref selectors),
                var other => (SafeText.Of(other), $"{Quote.Of(other)} is not known; there are domain, smtp and selectors."),
            };
            if (fault is not null)
            {
                return false;
            }
        }

        if (domain is null)
        {
            fault = ("domain", "domain is missing: what stands behind the @ of a mail address.");
            return false;
        }

        (wish, fault) = (new() { Domain = domain, Smtp = smtp, Selectors = selectors }, null);
        return true;
    }

    private static (string Field, string Sentence)? ReadDomain(JsonElement value, ref DomainName? domain)
    {
        if (value.ValueKind is not JsonValueKind.String)
        {
            return ("domain", "domain is not a string.");
        }

        return TextOf(value) is not { } text ? ("domain", "domain is not Unicode text.")
            : DomainName.TryParse(text, out domain, out var fault) ? null
            : ("domain", fault.ToSentence());
    }

    private static (string Field, string Sentence)? ReadSmtp(JsonElement value, ref bool smtp)
    {
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            return ("smtp", "smtp is neither true nor false.");
        }

        smtp = value.GetBoolean();
        return null;
    }

    private static (string Field, string Sentence)? ReadSelectors(JsonElement value, ref ImmutableArray<string> selectors)
    {
        if (value.ValueKind is not JsonValueKind.Array
            || value.EnumerateArray().Any(static one => one.ValueKind is not JsonValueKind.String || TextOf(one) is null))
        {
            return ("selectors", "selectors is not a list of strings.");
        }

        var texts = value.EnumerateArray().Select(static one => TextOf(one)!).ToList();
        return SelectorWish.TryRead(texts, out selectors, out var fault) ? null : ("selectors", fault);
    }

    // Null for an escaped half of a surrogate pair: no text at all.
    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
