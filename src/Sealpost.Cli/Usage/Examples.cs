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
            new("sealpost replay --senders seen.json", "How each of ten real senders treats it"),
        ],
        "generate" =>
        [
            new("sealpost generate example.com", "What to publish first: a policy in testing, proven against the MX"),
            new("sealpost generate --mode enforce --max-age 4w example.com", "When the TLS reports show no failures"),
            new("sealpost generate --diff example.com", "What would change against what is published"),
            new("sealpost generate --format zone example.com", "Lines for a zone file"),
            new("sealpost generate --hosting nginx --output site example.com", "The policy, and how nginx serves it"),
        ],
        "scan" =>
        [
            new("sealpost scan --output results.jsonl.gz names.txt", "A name a line in, a result a line out"),
            new("sealpost scan --output results.jsonl.gz --resume names.txt", "Go on where it was stopped"),
            new("sealpost scan --column domain --format csv --output results.csv customers.csv", "For a spreadsheet"),
            new(
                "sealpost scan --rate 50 --ehlo scan.example.org --contact https://scan.example.org/ names.txt",
                "Gently, and with a name that can be asked"),
            new("sealpost scan summarize --html report.html results.jsonl.gz", "The figures as a page with pictures"),
        ],
        "summarize" =>
        [
            new("sealpost scan summarize results.jsonl.gz", "Counts and shares"),
            new("sealpost scan summarize --html report.html results.jsonl.gz", "A page with pictures, for a talk"),
        ],
        "submit" =>
        [
            new("sealpost scan submit --nats nats://n1:4222,nats://n2:4222 names.txt.gz", "A job for the workers; prints its id"),
            new("sealpost scan submit --nats nats://n1:4222 --job nightly-2026-11-25 --rate 200 names.txt", "With an id of your own, gently"),
        ],
        "worker" =>
        [
            new("sealpost scan worker --nats nats://n1:4222,nats://n2:4222", "On each machine"),
            new("sealpost scan worker --nats tls://n1:4222 --nats-ca ca.pem --nats-creds worker.creds", "With TLS and credentials"),
        ],
        "status" =>
        [
            new("sealpost scan status --nats nats://n1:4222", "All jobs and workers"),
            new("sealpost scan status --nats nats://n1:4222 --format json nightly-2026-11-25", "One job, for programs"),
        ],
        "collect" =>
        [
            new("sealpost scan collect --nats nats://n1:4222 --output results.jsonl.gz nightly-2026-11-25", "Now, or while it runs; again to go on"),
        ],
        "cancel" =>
        [
            new("sealpost scan cancel --nats nats://n1:4222 nightly-2026-11-25", "What was found can still be collected"),
            new("sealpost scan cancel --nats nats://n1:4222 --remove nightly-2026-11-25", "Nothing is left of it"),
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
