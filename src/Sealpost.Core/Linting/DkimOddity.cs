using Sealpost.Core.Dkim;
using Sealpost.Core.Text;

namespace Sealpost.Core.Linting;

/// <summary>What is wrong with a DKIM key whose record is in order.</summary>
internal enum DkimOddity
{
    /// <summary>An RSA key so short that verifiers must not trust it.</summary>
    TooShort,

    /// <summary>An RSA key shorter than signers should use.</summary>
    Short,
}

/// <summary>Finds it.</summary>
internal static class DkimOddities
{
    public static IEnumerable<Flaw<DkimOddity>> Of(Octets text, DkimKey key)
    {
        if (key.IsTooShort || key.IsShort)
        {
            yield return new(
                key.IsTooShort ? DkimOddity.TooShort : DkimOddity.Short, TagSpecs.Of(text.Span).Find(text.Span, "p").Value);
        }
    }
}
