using Sealpost.Core.Reading;

namespace Sealpost.Core.Senders;

/// <summary>Content-Type values as senders take them.</summary>
internal static class ContentTypes
{
    /// <summary>Whether a value, null where there is none, satisfies a rule.</summary>
    public static bool Accepts(ContentTypeRule rule, string? value) => rule switch
    {
        ContentTypeRule.Any => true,
        ContentTypeRule.Plain => MtaStsReading.IsTextPlain(value),
        _ => MtaStsReading.IsTextPlain(value) && Parameters(value!).All(static one => IsWellFormed(one)),
    };

    /// <summary>The charset that a value names; null where it names none.</summary>
    public static string? Charset(string? value) =>
        (from parameter in Parameters(value ?? "")
         where parameter.StartsWith("charset=", StringComparison.OrdinalIgnoreCase)
         select parameter["charset=".Length..].Trim('"')).FirstOrDefault();

    private static IEnumerable<string> Parameters(string value) =>
        from part in value.Split(';').Skip(1) let bare = part.Trim(' ', '\t') where bare.Length > 0 select bare;

    // name=value, neither of them empty.
    private static bool IsWellFormed(string parameter) =>
        parameter.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
        && at < parameter.Length - 1
        && parameter.AsSpan(0, at).IndexOfAny(' ', '\t', '"') < 0;
}
