using System.Collections.Immutable;
using Sealpost.Core.Observations;
using Sealpost.Core.Spf;

namespace Sealpost.Probes.Observing;

/// <summary>
/// Follows an SPF record to what it includes. A level of records is looked up at once; the number of questions and of
/// levels is bounded, beyond the point where receivers stop.
/// </summary>
/// <param name="domain">The domain, A-labels.</param>
/// <param name="dns">Who is asked.</param>
internal sealed class SpfLook(string domain, Lookups dns)
{
    private const int MaxLength = 253;

    private readonly List<Task<TxtLookup>> _records = [];
    private readonly List<Task<AddressLookup>> _addresses = [];
    private readonly List<Task<MxLookup>> _mailServers = [];
    private readonly HashSet<(SpfQuestionKind Kind, string Name)> _asked = [];
    private int _left = SpfLimits.Followed;

    public async Task<SpfLookups> RunAsync()
    {
        var txt = await dns.TxtAsync(domain).ConfigureAwait(false);
        _asked.Add((SpfQuestionKind.Record, domain));
        var level = new List<TxtLookup> { txt };
        for (var depth = 0; depth < SpfLimits.Depth && level.Count > 0; depth++)
        {
            var next = level.SelectMany(Begin).ToList();
            _records.AddRange(next);
            level = [.. await Task.WhenAll(next).ConfigureAwait(false)];
        }

        var addresses = await Task.WhenAll(_addresses).ConfigureAwait(false);
        var mailServers = await Task.WhenAll(_mailServers).ConfigureAwait(false);
        var records = await Task.WhenAll(_records).ConfigureAwait(false);
        var misplaced = await Task.WhenAll(Elsewhere(txt).Select(dns.TxtAsync)).ConfigureAwait(false);
        return new()
        {
            Txt = txt,
            Records = [.. records],
            Addresses = [.. addresses],
            MailServers = [.. mailServers],
            Misplaced = [.. misplaced],
        };
    }

    // Asks what a record asks, and returns the questions for further records.
    private List<Task<TxtLookup>> Begin(TxtLookup lookup)
    {
        var further = new List<Task<TxtLookup>>();
        if (SpfSelection.Of(lookup.Records).Only is not { } only
            || SpfRecordParser.Parse(only.Span).Value is not { } record)
        {
            return further;
        }

        var questions = from term in record.Reached
                        let question = SpfQuestion.Of(term, lookup.Reply.Name, domain)
                        where question is not null
                        select question;
        foreach (var question in questions)
        {
            if (_left-- <= 0)
            {
                break;
            }

            if (question.Name is { } name && _asked.Add((question.Kind, name)))
            {
                Ask(question.Kind, name, further);
            }
        }

        return further;
    }

    private void Ask(SpfQuestionKind kind, string name, List<Task<TxtLookup>> further)
    {
        switch (kind)
        {
            case SpfQuestionKind.Record:
                further.Add(dns.TxtAsync(name));
                break;
            case SpfQuestionKind.Addresses:
                _addresses.Add(dns.AddressesAsync(name));
                break;

            // RFC 7208 §5.7: for an IPv4 address, whatever the sender's is.
            case SpfQuestionKind.Existence:
                _addresses.Add(dns.AddressesAsync(name, v6: false));
                break;
            case SpfQuestionKind.MailServers:
                _mailServers.Add(dns.MxAsync(name));
                break;
            default:
                break;
        }
    }

    // Zone editors double names, and _spf is where many providers keep what others include.
    private ImmutableArray<string> Elsewhere(TxtLookup txt) =>
        txt.Reply.IsSettled && SpfSelection.Of(txt.Records).Ours.IsEmpty
            ? [.. ((string[])[$"{domain}.{domain}", $"_spf.{domain}"]).Where(static name => name.Length <= MaxLength)]
            : [];
}
