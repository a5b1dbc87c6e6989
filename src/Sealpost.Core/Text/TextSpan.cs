namespace Sealpost.Core.Text;

/// <summary>A stretch of some octets: where it starts and how long it is, both counted in octets.</summary>
/// <param name="Start">Octets before the stretch.</param>
/// <param name="Length">Octets in the stretch; 0 marks a place between two octets.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The first octet after the stretch.</summary>
    public int End => Start + Length;
}
