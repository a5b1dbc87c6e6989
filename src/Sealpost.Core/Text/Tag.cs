namespace Sealpost.Core.Text;

/// <summary>One tag of a tag-list.</summary>
/// <param name="Where">The whole tag, without the white space around it.</param>
/// <param name="Name">Its name; empty where the tag has no valid one.</param>
/// <param name="Value">What stands behind the <c>=</c>, without the white space around it; read by nobody yet.</param>
internal readonly record struct Tag(TextSpan Where, TextSpan Name, TextSpan Value)
{
    /// <summary>Whether the tag has a valid name, so that its value can be read.</summary>
    public bool IsNamed => Name.Length > 0;
}
