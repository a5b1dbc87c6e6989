using Sealpost.Core.MtaSts;

namespace Sealpost.Core.Senders.Dialects;

/// <summary>Gmail as its help pages describe it: the version has to be the first line (spec reading D24).</summary>
internal static class Gmail
{
    public static Taken<SenderPolicy> Policy(ServedPolicy served)
    {
        var parsed = StsPolicyParser.Parse(served.Body.Span);
        return parsed.Strict.Has(StsPolicyFlaw.VersionNotFirst)
            ? Taken<SenderPolicy>.Nothing("the version is not on the first line")
            : Strict.Read(parsed);
    }
}
