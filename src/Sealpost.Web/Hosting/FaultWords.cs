namespace Sealpost.Web.Hosting;

/// <summary>What to say where there is no answer.</summary>
/// <param name="Title">What happened.</param>
/// <param name="Sentence">What to do about it.</param>
internal sealed record FaultWords(string Title, string Sentence)
{
    /// <summary>The name of the fault, for programs.</summary>
    public string Kind => Title.ToLowerInvariant().Replace(' ', '-');

    /// <summary>The words for a status.</summary>
    /// <param name="status">The status of HTTP.</param>
    /// <param name="seconds">How long to wait before asking again; null where waiting does not help.</param>
    /// <param name="site">How the server is called; null where any name will do.</param>
    public static FaultWords Of(int status, string? seconds, Uri? site) => status switch
    {
        400 => new("The request could not be read", "Go back, load the page again, and send the form once more."),
        404 => new("There is no such page", "The address may be mistyped, or the check it names may have been deleted."),
        405 => new("That is not done here", "This address answers other kinds of requests only."),
        413 => new("That is too much text", "A form may bring 64 KiB, a text to lint 128 KiB."),
        415 => new("That kind of content is not read here", "Send a form from one of the pages."),
        421 => new("This is another server", $"Sealpost is at {site?.GetLeftPart(UriPartial.Authority)} here."),
        429 => new("Too many requests", $"Wait for {seconds ?? "60"} seconds, then load the page again."),
        503 => new("The server is busy or being stopped", "Load the page again in a minute."),
        >= 500 => new("The server failed", "Its operator is told. Load the page again, or come back later."),
        _ => new("The request was refused", "Go back, and try another way."),
    };
}
