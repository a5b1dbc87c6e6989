using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using Sealpost.Core.Names;
using Sealpost.Core.Rendering;
using Sealpost.Probes;
using Sealpost.Probes.Dns;
using Sealpost.Probes.Tls;

namespace Sealpost.Cli.Usage;

/// <summary>The options that say how to look at a domain.</summary>
/// <param name="timeout">The option for the time one domain may take.</param>
/// <param name="usual">What it is where it is not given.</param>
internal sealed class ProbeArguments(string timeout, TimeSpan usual)
{
    private const double LongestTimeout = 3600;

    /// <summary>For one domain, or a few.</summary>
    public ProbeArguments()
        : this("--timeout", new ProbeOptions().CheckTimeout)
    {
    }

    private readonly Option<ImmutableArray<IPEndPoint>> _resolver = new("--resolver")
    {
        Description = "Ask this resolver instead of the system's (repeatable)",
        HelpName = "IP[:PORT]",
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = static _ => [],
        CustomParser = static result => Several<IPEndPoint>(result, static text => ReadResolver("--resolver", text)),
    };

    private readonly Option<ImmutableArray<IPEndPoint>> _trustResolver = new("--trust-resolver")
    {
        Description = "Believe this resolver's word on DNSSEC; it is asked where there is no --resolver (repeatable)",
        HelpName = "IP[:PORT]",
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = static _ => [],
        CustomParser = static result => Several<IPEndPoint>(result, static text => ReadResolver("--trust-resolver", text)),
    };

    private readonly Option<string?> _caFile = new("--ca-file")
    {
        Description = "Trust the roots in this file instead of the system's",
        HelpName = "PEM",
    };

    private readonly Option<bool> _noSmtp = new("--no-smtp") { Description = "Do not contact mail servers" };

    private readonly Option<string?> _ehlo = new("--ehlo")
    {
        Description = "The name to give to mail servers (this host's own by default)",
        HelpName = "NAME",
    };

    private readonly Option<TimeSpan> _timeout = new(timeout)
    {
        Description = $"The time for the whole check of one domain ({usual.TotalSeconds:0} s by default)",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => usual,
        CustomParser = result => ReadTimeout(result, timeout),
    };

    private readonly Option<ImmutableArray<string>> _selector = new("--selector")
    {
        Description = "Look for the DKIM key of this selector, too, and expect it to be there (repeatable)",
        HelpName = "NAME",
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = static _ => [],
        CustomParser = static result => Several<string>(result, ReadSelector),
    };

    private readonly Option<bool> _v4 = new("--ipv4-only") { Description = "Use IPv4 only" };

    private readonly Option<bool> _v6 = new("--ipv6-only") { Description = "Use IPv6 only" };

    private readonly Option<ImmutableArray<IPNetwork>> _assumePublic = new("--assume-public")
    {
        Description = "Connect to addresses under this prefix, too, though they are not public (repeatable)",
        HelpName = "PREFIX",
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = static _ => [],
        CustomParser = static result => Several<IPNetwork>(result, ReadPrefix),
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])
            [_resolver, _trustResolver, _caFile, _noSmtp, _ehlo, _timeout, _selector, _v4, _v6, _assumePublic])
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

    /// <summary>Adds those options that say from where to look, not how: each machine has its own.</summary>
    public void AddMachineTo(Command command)
    {
        foreach (var option in (Option[])[_resolver, _caFile, _ehlo, _assumePublic])
        {
            command.Add(option);
        }
    }

    /// <summary>From where to look.</summary>
    /// <exception cref="UsageException">A value cannot be used.</exception>
    public ProbeOptions ReadMachine(ParseResult parsed) => new()
    {
        Resolvers = parsed.GetValue(_resolver),
        Roots = ReadRoots(parsed.GetValue(_caFile)),
        EhloName = ReadEhlo(parsed.GetValue(_ehlo)),
        AssumedPublic = parsed.GetValue(_assumePublic),
    };

    /// <summary>How to look.</summary>
    /// <exception cref="UsageException">A value cannot be used.</exception>
    public ProbeOptions Read(ParseResult parsed) => new()
    {
        Resolvers = parsed.GetValue(_resolver) is { IsDefaultOrEmpty: false } resolvers
            ? resolvers
            : parsed.GetValue(_trustResolver),
        TrustedResolvers = parsed.GetValue(_trustResolver),
        Roots = ReadRoots(parsed.GetValue(_caFile)),
        Smtp = !parsed.GetValue(_noSmtp),
        EhloName = ReadEhlo(parsed.GetValue(_ehlo)),
        CheckTimeout = parsed.GetValue(_timeout),
        Selectors = parsed.GetValue(_selector),
        V4 = !parsed.GetValue(_v6),
        V6 = !parsed.GetValue(_v4),
        AssumedPublic = parsed.GetValue(_assumePublic),
    };

    private static TrustedRoots ReadRoots(string? file)
    {
        if (file is null)
        {
            return TrustedRoots.OfSystem();
        }

        try
        {
            using (InputFile.Open(file))
            {
                // Opened to find out before the check whether it can be.
            }
        }
        catch (UsageException fault)
        {
            throw new UsageException($"--ca-file: {fault.Message}");
        }

        return TrustedRoots.OfFile(file);
    }

    private static string? ReadEhlo(string? name)
    {
        if (name is null)
        {
            return null;
        }

        return DomainName.TryParse(name, out var host, out var fault)
            ? host.Ascii
            : throw new UsageException($"--ehlo takes a host name. {fault.ToSentence()}");
    }

    private static TimeSpan ReadTimeout(ArgumentResult result, string timeout)
    {
        var text = result.Tokens is [var token, ..] ? token.Value : "";
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && seconds is > 0 and <= LongestTimeout)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        result.AddError($"{timeout} takes seconds, more than 0 and at most 3600; {Quote.Of(text)} is not that.");
        return default;
    }

    private static (IPEndPoint Server, string? Fault) ReadResolver(string option, string text) =>
        ResolverAddress.TryParse(text, out var server, out var fault)
            ? (server, null)
            : (new(IPAddress.None, 0), $"{option}: {SafeText.Of(fault)}");

    // selector = sub-domain *( "." sub-domain ) (RFC 6376 §3.1)
    private static (string Selector, string? Fault) ReadSelector(string text) =>
        text.Contains("._domainkey", StringComparison.OrdinalIgnoreCase)
            ? ("", $"--selector takes the selector alone: what stands before ._domainkey in {Quote.Of(text)}.")
        : DomainName.TryParse(text, out var name, out var fault)
            ? (name.Ascii, null)
            : ("", $"--selector takes what stands behind s= in a DKIM-Signature. {fault.ToSentence()}");

    private static (IPNetwork Prefix, string? Fault) ReadPrefix(string text)
    {
        // The parsers take 10 for 0.0.0.10; a person who types that means something else.
        var isWhole = text.Contains(':', StringComparison.Ordinal) || text.Count(static c => c is '.') == 3;
        if (isWhole && IPNetwork.TryParse(text, out var prefix))
        {
            return (prefix, null);
        }

        return isWhole && IPAddress.TryParse(text, out var address)
            ? (new(address, address.GetAddressBytes().Length * 8), null)
            : (default, $"--assume-public takes a prefix such as 10.0.0.0/8 or fd00::/8; {Quote.Of(text)} is not one.");
    }

    private static ImmutableArray<T> Several<T>(ArgumentResult result, Func<string, (T Value, string? Fault)> read)
    {
        var values = ImmutableArray.CreateBuilder<T>();
        foreach (var token in result.Tokens)
        {
            var (value, fault) = read(token.Value);
            if (fault is not null)
            {
                result.AddError(fault);
                return [];
            }

            values.Add(value);
        }

        return values.ToImmutable();
    }
}
