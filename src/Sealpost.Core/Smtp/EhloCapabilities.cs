using System.Collections.Immutable;

namespace Sealpost.Core.Smtp;

/// <summary>What a server says it can do, from its reply to EHLO (RFC 5321 §4.1.1.1).</summary>
public sealed class EhloCapabilities
{
    private static readonly char[] Blanks = [' ', '\t'];

    private readonly ImmutableDictionary<string, ImmutableArray<string>> _parameters;

    private EhloCapabilities(ImmutableDictionary<string, ImmutableArray<string>> parameters) =>
        _parameters = parameters;

    /// <summary>Whether STARTTLS is offered (RFC 3207 §2).</summary>
    public bool StartTls => Has("STARTTLS");

    /// <summary>Whether REQUIRETLS is offered (RFC 8689 §2); it counts only over TLS.</summary>
    public bool RequireTls => Has("REQUIRETLS");

    /// <summary>The capabilities of a reply: every line but the first, which greets.</summary>
    public static EhloCapabilities Of(SmtpReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var parameters =
            ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.OrdinalIgnoreCase);

        // ehlo-line = ehlo-keyword *( SP ehlo-param )
        foreach (var text in reply.Texts.Skip(1))
        {
            if (text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries) is [var keyword, .. var rest])
            {
                parameters.TryAdd(keyword, [.. rest]);
            }
        }

        return new(parameters.ToImmutable());
    }

    /// <summary>Whether a keyword is listed, in whatever case.</summary>
    public bool Has(string keyword) => _parameters.ContainsKey(keyword);

    /// <summary>
    /// The parameters of a keyword where it is listed first; empty when it has none or is not listed.
    /// </summary>
    public ImmutableArray<string> ParametersOf(string keyword) =>
        _parameters.TryGetValue(keyword, out var found) ? found : [];
}
