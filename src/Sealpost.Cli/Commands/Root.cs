using System.CommandLine;
using System.CommandLine.Help;
using System.Reflection;
using Sealpost.Cli.Terminal;
using Sealpost.Cli.Usage;

namespace Sealpost.Cli.Commands;

/// <summary>The program with all its commands.</summary>
internal static class Root
{
    public static RootCommand Create(Streams streams)
    {
        var root = new RootCommand(
            "Finds out whether mail to a domain travels protected: MTA-STS, TLS-RPT, STARTTLS and certificates.")
        {
            CheckCommand.Create(streams),
            LintCommand.Create(streams),
            MatchCommand.Create(streams),
            ExplainCommand.Create(streams),
            ReplayCommand.Create(streams),
            GenerateCommand.Create(streams),
            ScanCommand.Create(streams),
            CompletionCommand.Create(streams),
        };
        foreach (var option in root.Options)
        {
            switch (option)
            {
                case HelpOption help:
                    help.Action = new HelpPage(streams);
                    help.Description = "Show help";
                    help.Aliases.Clear();
                    help.Aliases.Add("-h");
                    break;
                case VersionOption version:
                    version.Action = new VersionLine(streams, Version);
                    version.Description = "Show the version";
                    break;
                default:
                    break;
            }
        }

        return root;
    }

    /// <summary>The version, without the commit it was built from.</summary>
    private static string Version
    {
        get
        {
            var whole = Assembly.GetExecutingAssembly()
                .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
            return whole?.Split('+')[0] ?? "unknown";
        }
    }
}
