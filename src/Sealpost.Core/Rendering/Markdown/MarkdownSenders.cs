namespace Sealpost.Core.Rendering.Markdown;

/// <summary>How real senders treat the domain, as a table.</summary>
internal static class MarkdownSenders
{
    public static void Write(IEnumerable<SenderView> senders, TextWriter output)
    {
        output.Write("\n#### How real senders treat it\n\n| sender | policy | mail servers | what happens to mail |\n");
        output.Write("| --- | --- | --- | --- |\n");
        foreach (var sender in senders)
        {
            var hosts = string.Join("<br>", from host in sender.Hosts select MarkdownText.Escape(host.Words));
            output.Write($"| {MarkdownText.Escape(sender.Name)} | {MarkdownText.Escape(sender.PolicyWords)} ");
            output.Write($"| {hosts} | {MarkdownText.Escape(sender.Sentence)} |\n");
        }
    }
}
