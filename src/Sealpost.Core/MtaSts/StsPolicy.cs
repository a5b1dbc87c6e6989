using System.Collections.Immutable;
using System.Globalization;
using Sealpost.Core.Text;

namespace Sealpost.Core.MtaSts;

/// <summary>An MTA-STS policy (RFC 8461 §3.2).</summary>
public sealed record StsPolicy
{
    /// <summary>The largest <c>max_age</c>, in seconds: a year (RFC 8461 §3.2).</summary>
    public const long LongestMaxAge = 31_557_600;

    /// <summary>What a sender does when a mail server fails the policy.</summary>
    public required StsMode Mode { get; init; }

    /// <summary>Seconds a sender may keep the policy; 0 to <see cref="LongestMaxAge"/>.</summary>
    public required long MaxAge { get; init; }

    /// <summary>The mx patterns in the order of the policy; at least one unless the mode is none.</summary>
    public required ImmutableArray<MxPattern> Mx { get; init; }

    /// <summary>Fields no sender knows, in the order of the policy; senders ignore them.</summary>
    public ImmutableArray<ExtensionField> Extensions { get; init; } = [];

    /// <summary>The policy as one would serve it, every line ended by CRLF.</summary>
    public string ToPolicyText()
    {
        IEnumerable<string> lines =
        [
            "version: STSv1",
            $"mode: {ModeText}",
            .. from pattern in Mx select $"mx: {pattern.Text}",
            string.Create(CultureInfo.InvariantCulture, $"max_age: {MaxAge}"),
            .. from field in Extensions select $"{field.Name}: {field.Value}",
        ];
        return string.Concat(from line in lines select line + "\r\n");
    }

    private string ModeText => Mode switch
    {
        StsMode.Enforce => "enforce",
        StsMode.Testing => "testing",
        _ => "none",
    };
}
