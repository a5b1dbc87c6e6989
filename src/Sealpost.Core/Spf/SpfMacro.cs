namespace Sealpost.Core.Spf;

/// <summary>One <c>%{…}</c> (RFC 7208 §7.1).</summary>
/// <param name="Letter">What it stands for, in lower case.</param>
/// <param name="Escapes">Whether the letter was a capital, so that the value is percent-encoded (§7.3).</param>
/// <param name="Parts">How many parts are kept, counted from the right; 0 for all.</param>
/// <param name="Reverses">Whether the parts are put in the opposite order first.</param>
/// <param name="Delimiters">What parts the value; a full stop where none is written.</param>
public sealed record SpfMacro(char Letter, bool Escapes, int Parts, bool Reverses, string Delimiters)
{
    /// <summary>What is put in the macro's place.</summary>
    /// <param name="value">The value of the letter.</param>
    public string Expand(string value)
    {
        var parts = value.Split(Delimiters.ToCharArray());
        if (Reverses)
        {
            Array.Reverse(parts);
        }

        var kept = Parts > 0 && Parts < parts.Length ? parts[^Parts..] : parts;
        var joined = string.Join('.', kept);
        return Escapes ? Uri.EscapeDataString(joined) : joined;
    }
}
