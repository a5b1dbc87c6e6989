using Sealpost.Core.Observations;
using Sealpost.Core.Spf;

namespace Sealpost.Core.Reading;

/// <summary>Puts the answers together into the tree that a receiver walks (RFC 7208 §4.6).</summary>
internal sealed class SpfTree
{
    private readonly string _sender;
    private readonly bool _resolverWorks;
    private readonly Dictionary<string, TxtLookup> _records;
    private readonly Dictionary<string, AddressLookup> _addresses;
    private readonly Dictionary<string, AddressLookup> _existence;
    private readonly Dictionary<string, MxLookup> _mailServers;
    private readonly HashSet<string> _above = [];
    private int _lookups;

    private SpfTree(string sender, SpfLookups seen, bool resolverWorks)
    {
        _sender = sender;
        _resolverWorks = resolverWorks;
        _records = seen.Records.Prepend(seen.Txt).DistinctBy(NameOf).ToDictionary(NameOf);
        _addresses = seen.Addresses.Where(static lookup => lookup.V6.Outcome is not DnsOutcome.NotAsked)
            .Concat(seen.Addresses)
            .DistinctBy(NameOf)
            .ToDictionary(NameOf);
        _existence = seen.Addresses.Where(static lookup => lookup.V4.Outcome is not DnsOutcome.NotAsked)
            .DistinctBy(NameOf)
            .ToDictionary(NameOf);
        _mailServers = seen.MailServers.DistinctBy(NameOf).ToDictionary(NameOf);
    }

    /// <summary>The tree below a domain's own record.</summary>
    public static SpfNode Of(string domain, SpfLookups seen, bool resolverWorks)
    {
        var tree = new SpfTree(domain, seen, resolverWorks);
        return tree.Node(domain, seen.Txt);
    }

    /// <summary>What the question for a record came to, what is below it left aside.</summary>
    public static SpfNode Bare(string domain, TxtLookup seen, bool resolverWorks)
    {
        var selection = SpfSelection.Of(seen.Records);
        var parsed = selection.Only is { } only ? SpfRecordParser.Parse(only.Span) : null;
        var state = seen.Reply.Read(resolverWorks) switch
        {
            DnsReading.Unseen => SpfState.Unseen,
            DnsReading.ServersFail => SpfState.ServersFail,
            _ => selection.Ours.Length switch
            {
                0 => SpfState.Absent,
                1 => parsed is { IsUsable: true } ? SpfState.Usable : SpfState.Malformed,
                _ => SpfState.Several,
            },
        };
        return new(domain, state) { Seen = seen, Text = selection.Only, Record = parsed };
    }

    private SpfNode Node(string domain, TxtLookup seen)
    {
        var node = Bare(domain, seen, _resolverWorks);
        if (node.State is not SpfState.Usable)
        {
            return node;
        }

        _above.Add(domain);
        var steps = from term in node.Record!.Value!.Reached select Step(term, domain);
        node = node with { Steps = [.. steps] };
        _above.Remove(domain);
        return node;
    }

    private SpfStep Step(SpfTerm term, string domain)
    {
        var question = SpfQuestion.Of(term, domain, _sender);
        if (question is null)
        {
            return new(term, null, SpfAnswer.None) { Reached = _lookups };
        }

        _lookups++;
        var step = question switch
        {
            { Kind: SpfQuestionKind.HostName } or { OfSender: true } => new(term, question, SpfAnswer.OfSender),
            { Name: null } => new(term, question, SpfAnswer.Impossible),
            { Kind: SpfQuestionKind.Record } => Record(term, question, question.Name),
            { Kind: SpfQuestionKind.MailServers } => MailServers(term, question, question.Name),
            { Kind: SpfQuestionKind.Existence } => Existence(term, question, question.Name),
            _ => Addresses(term, question, question.Name),
        };
        return step with { Reached = _lookups };
    }

    private SpfStep Record(SpfTerm term, SpfQuestion question, string name)
    {
        if (_above.Contains(name))
        {
            return new(term, question, SpfAnswer.Something) { Leads = new(name, SpfState.Loop) };
        }

        // What is below is not walked for ever: a few records that name each other make a tree without end.
        if (_lookups > SpfLimits.Followed || _above.Count >= SpfLimits.Depth || !_records.TryGetValue(name, out var seen))
        {
            return new(term, question, SpfAnswer.Unseen) { Leads = new(name, SpfState.Beyond) };
        }

        var leads = Node(name, seen);
        var answer = leads.State switch
        {
            SpfState.Unseen => SpfAnswer.Unseen,
            SpfState.ServersFail => SpfAnswer.ServersFail,
            _ => SpfAnswer.Something,
        };
        return new(term, question, answer) { Leads = leads };
    }

    private SpfStep MailServers(SpfTerm term, SpfQuestion question, string name) =>
        _mailServers.TryGetValue(name, out var seen)
            ? new(term, question, AnswerOf(seen.Reply.Read(_resolverWorks))) { MailServers = seen }
            : new(term, question, SpfAnswer.Unseen);

    private SpfStep Existence(SpfTerm term, SpfQuestion question, string name) =>
        _existence.TryGetValue(name, out var seen)
            ? new(term, question, AnswerOf(seen.V4.Read(_resolverWorks)))
            : new(term, question, SpfAnswer.Unseen);

    // A name without addresses of the sender's family is void to that sender; a name without any is void to all.
    private SpfStep Addresses(SpfTerm term, SpfQuestion question, string name)
    {
        if (!_addresses.TryGetValue(name, out var seen))
        {
            return new(term, question, SpfAnswer.Unseen);
        }

        DnsReading[] both = [.. from reply in (DnsReply[])[seen.V4, seen.V6]
                                where reply.Outcome is not DnsOutcome.NotAsked
                                select reply.Read(_resolverWorks)];
        var answer = both switch
        {
            _ when both.Contains(DnsReading.ServersFail) => SpfAnswer.ServersFail,
            _ when both.Contains(DnsReading.Something) => SpfAnswer.Something,
            _ when both.Contains(DnsReading.Unseen) || both.Length < 2 => SpfAnswer.Unseen,
            _ => SpfAnswer.Nothing,
        };
        return new(term, question, answer) { Addresses = seen };
    }

    private static SpfAnswer AnswerOf(DnsReading reading) => reading switch
    {
        DnsReading.Something => SpfAnswer.Something,
        DnsReading.Nothing => SpfAnswer.Nothing,
        DnsReading.ServersFail => SpfAnswer.ServersFail,
        _ => SpfAnswer.Unseen,
    };

    private static string NameOf(TxtLookup lookup) => lookup.Reply.Name;

    private static string NameOf(MxLookup lookup) => lookup.Reply.Name;

    private static string NameOf(AddressLookup lookup) => lookup.V4.Name;
}
