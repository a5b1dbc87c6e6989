namespace Sealpost.Cli.Usage;

/// <summary>One thing to do with a command.</summary>
/// <param name="Line">What to type.</param>
/// <param name="Purpose">What for.</param>
internal sealed record Example(string Line, string Purpose);

/// <summary>What help shows beside the list of options.</summary>
internal static class Examples
{
    /// <summary>The examples of a command, by its name.</summary>
    public static IReadOnlyList<Example> Of(string command) => command switch
    {
        "check" =>
        [
            new("sealpost check example.com", "Is mail to example.com protected, and if not, what is to change?"),
            new("sealpost check --format json example.com example.net", "One JSON document a line, for programs"),
            new(
                "sealpost check --quiet --require enforce example.com",
                "In a pipeline: fail unless a policy is enforced"),
            new("sealpost check --no-smtp example.com", "Where port 25 is blocked: record and policy only"),
            new("sealpost check --save seen.json example.com", "Keep what was seen, for replay or a bug report"),
            new(
                "sealpost check --resolver 127.0.0.1:5353 --assume-public 127.0.0.0/8 lab.example",
                "In a laboratory of your own"),
        ],
        "lint" =>
        [
            new("sealpost lint policy mta-sts.txt", "Before you publish it: is this file a policy?"),
            new("echo 'v=STSv1; id=1' | sealpost lint sts-record", "Is this text a record?"),
            new("sealpost lint --format json policy mta-sts.txt", "For programs"),
            new("sealpost lint --jsonl texts.jsonl", """Many: {"id": "a", "kind": "policy", "input": "…"} a line"""),
        ],
        "match" =>
        [
            new(
                "sealpost match --mx mx1.example.com --mx mx2.example.net '*.example.com'",
                "Does the pattern cover both mail servers?"),
        ],
        "explain" =>
        [
            new("sealpost explain", "All checks"),
            new("sealpost explain STS203", "What a redirect at the policy URL means, and what to do"),
        ],
        "replay" =>
        [
            new("sealpost replay seen.json", "The same report as when it was saved, without a network"),
            new("sealpost replay --format markdown seen.json", "As a comment for a ticket"),
        ],
        "completion" =>
        [
            new("source <(sealpost completion bash)", "In ~/.bashrc"),
            new("sealpost completion fish > ~/.config/fish/completions/sealpost.fish", "Once"),
        ],
        _ =>
        [
            new("sealpost check example.com", "Is mail to example.com protected?"),
            new("sealpost lint policy mta-sts.txt", "Is this file a policy?"),
            new("sealpost explain STS203", "What does this finding mean?"),
        ],
    };
}
