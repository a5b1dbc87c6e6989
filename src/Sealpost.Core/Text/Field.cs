namespace Sealpost.Core.Text;

/// <summary>One field of a record.</summary>
/// <param name="Where">The whole field, without the white space around it.</param>
/// <param name="Name">Its name; empty where the field has no valid one.</param>
/// <param name="Value">What stands behind the <c>=</c>, read by nobody yet.</param>
internal readonly record struct Field(TextSpan Where, TextSpan Name, TextSpan Value)
{
    /// <summary>Whether the field has a valid name, so that its value can be read.</summary>
    public bool IsNamed => Name.Length > 0;
}
