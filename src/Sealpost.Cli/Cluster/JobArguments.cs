using System.CommandLine;
using Sealpost.Cli.Cluster.Jobs;
using Sealpost.Cli.Scanning;
using Sealpost.Cli.Usage;
using Sealpost.Core.Rendering;

namespace Sealpost.Cli.Cluster;

/// <summary>The options that make a job: how its names are looked at, how it is cut, how much room it may take.</summary>
internal sealed class JobArguments
{
    private const int UsualShard = 500;
    private const int UsualDeadline = 30;
    private const int UsualAckWait = 30;
    private const int UsualKeep = 30;
    private const long Mebi = 1024 * 1024;

    private readonly Option<string?> _id = new("--job") { Description = "The job's id (made of the names and options by default)", HelpName = "ID" };
    private readonly Option<string?> _column = new("--column") { Description = "The column of a CSV, by name or number", HelpName = "COLUMN" };

    private readonly Option<ResultFields> _fields = Choice.Of(
        "--fields", "What to write of each domain",
        ("summary", ResultFields.Summary), ("full", ResultFields.Full), ("observation", ResultFields.Observation));

    private readonly Option<ResultFormat> _format = Choice.Of("--format", "How to write it", ("jsonl", ResultFormat.JsonLines), ("csv", ResultFormat.Csv));
    private readonly Option<bool> _noSmtp = new("--no-smtp") { Description = "Do not contact mail servers" };
    private readonly Option<bool> _posture = new("--posture") { Description = "Look at DANE, SPF, DKIM and DMARC, too" };
    private readonly Option<bool> _v4 = new("--ipv4-only") { Description = "Use IPv4 only" };
    private readonly Option<bool> _v6 = new("--ipv6-only") { Description = "Use IPv6 only" };
    private readonly Option<double?> _deadline = Number.Fraction("--deadline", "The time for one domain (30 s by default)", "SECONDS", 3600);
    private readonly Option<double?> _rate = Number.Fraction("--rate", "Begin so many domains a second at most, all workers together", "N", 1_000_000);
    private readonly Option<string?> _contact = new("--contact") { Description = "Where you can be reached, for the User-Agent that web servers log", HelpName = "URL" };
    private readonly Option<int?> _shard = Number.Option("--shard", "Names in a shard, which one worker does (500 by default)", 1, Shard.MostNames);
    private readonly Option<int?> _ackWait = Number.Option("--ack-wait", "Give a shard to another worker when its own has said nothing for so many seconds (30 by default)", 2, 3600);
    private readonly Option<int?> _replicas = Number.Option("--replicas", "Keep everything on so many servers (3 by default, or 1 where there is no cluster)", 1, 5);
    private readonly Option<int?> _work = Number.Option("--work-limit", "The most MiB of names in the cluster (1024 by default); submission then waits for the workers", 1, 1 << 24);
    private readonly Option<int?> _results = Number.Option("--result-limit", "The most MiB of results in the cluster (8192 by default); workers then wait for the collection", 1, 1 << 24);
    private readonly Option<int?> _keep = Number.Option("--keep", "Keep results that nobody collects for so many days (30 by default)", 1, 3650);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])
            [_id, _column, _fields, _format, _noSmtp, _posture, _deadline, _rate, _contact, _v4, _v6, _shard, _ackWait, _replicas, _work, _results, _keep])
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.SoundOrDefault(_v4) && result.SoundOrDefault(_v6))
            {
                result.AddError("--ipv4-only and --ipv6-only contradict each other; give one of them.");
            }
        });
    }

    /// <summary>The id that was given; null where none was.</summary>
    /// <exception cref="UsageException">It cannot be one.</exception>
    public string? IdOf(ParseResult parsed) => parsed.GetValue(_id) switch
    {
        null => null,
        var id when JobId.IsValid(id) => id,
        var other => throw new UsageException($"--job takes {JobId.Form}; {Quote.Of(other)} is not that."),
    };

    /// <summary>The wishes, the room, the names in a shard, the column.</summary>
    /// <exception cref="UsageException">They contradict each other.</exception>
    public (JobWish Wish, JobRoom Room, int ShardSize, string? Column) Read(ParseResult parsed)
    {
        if (parsed.GetValue(_format) is ResultFormat.Csv && parsed.GetValue(_fields) is not ResultFields.Summary)
        {
            throw new UsageException("--format csv holds the summary of a domain; --fields full and observation need jsonl.");
        }

        return (WishOf(parsed), RoomOf(parsed), parsed.GetValue(_shard) ?? UsualShard, parsed.GetValue(_column));
    }

    private JobWish WishOf(ParseResult parsed) =>
        new()
        {
            Fields = JobResults.WordOf(parsed.GetValue(_fields)),
            Format = JobResults.WordOf(parsed.GetValue(_format)),
            Smtp = !parsed.GetValue(_noSmtp),
            Posture = parsed.GetValue(_posture),
            V4 = !parsed.GetValue(_v6),
            V6 = !parsed.GetValue(_v4),
            Deadline = parsed.GetValue(_deadline) ?? UsualDeadline,
            Rate = parsed.GetValue(_rate),
            Contact = ScanArguments.ReadContact(parsed.GetValue(_contact)),
        };

    private JobRoom RoomOf(ParseResult parsed) =>
        new(
            parsed.GetValue(_replicas),
            (parsed.GetValue(_work) ?? 1024) * Mebi,
            (parsed.GetValue(_results) ?? 8192) * Mebi,
            TimeSpan.FromDays(parsed.GetValue(_keep) ?? UsualKeep),
            TimeSpan.FromSeconds(parsed.GetValue(_ackWait) ?? UsualAckWait));
}
