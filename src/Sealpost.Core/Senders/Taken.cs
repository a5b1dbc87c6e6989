namespace Sealpost.Core.Senders;

/// <summary>What one sender takes from a text: a value, or the reason why it takes nothing.</summary>
/// <param name="Value">What it acts on; null where it acts as if there were nothing.</param>
/// <param name="Because">Why it takes nothing, as part of a sentence; null where it takes the value.</param>
internal sealed record Taken<T>(T? Value, string? Because)
    where T : class
{
    public static Taken<T> Of(T value) => new(value, null);

    public static Taken<T> Nothing(string because) => new(null, because);
}
