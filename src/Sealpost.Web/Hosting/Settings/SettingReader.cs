using System.Collections.Immutable;

namespace Sealpost.Web.Hosting.Settings;

/// <summary>Makes options of what was given: by option before variable, variable before file, file before default.</summary>
/// <param name="environment">The environment's variables.</param>
/// <param name="besideProgram">The file that is read unasked; it need not exist.</param>
internal sealed class SettingReader(IReadOnlyDictionary<string, string> environment, string besideProgram)
{
    // Variables of every ASP.NET program, which containers set.
    private const string AspNetUrls = "ASPNETCORE_URLS";

    /// <summary>The options; they hold only where there are no faults.</summary>
    /// <param name="typed">What the command line gives.</param>
    /// <param name="faults">Where faults go.</param>
    public ServerOptions Read(IReadOnlyList<Given> typed, Faults faults)
    {
        var options = new ServerOptions();
        var variables = Variables(faults);
        if (First(SettingList.ConfigFile, typed, variables) is { } file)
        {
            Take(file, options, faults);
        }

        // Every source is read, and every fault in it told, even where another goes before it.
        var named = options.ConfigFile is { } path
            ? ConfigFile.Read(path, First(SettingList.ConfigFile, typed, variables)!.Where, faults)
            : [];
        var beside = File.Exists(besideProgram)
            ? ConfigFile.Read(besideProgram, "the settings beside the program", faults)
            : [];
        foreach (var setting in SettingList.All)
        {
            if (First(setting, typed, variables, named, beside) is { } given)
            {
                Take(given, options, faults);
            }
        }

        if (options.Database.Length == 0 && faults.Count == 0)
        {
            options.Database = DataFolder.Find(faults);
        }

        return options;
    }

    private static Given? First(Setting setting, params ImmutableArray<IReadOnlyList<Given>> sources) =>
        sources.SelectMany(static source => source).FirstOrDefault(given => given.Setting == setting);

    private static void Take(Given given, ServerOptions options, Faults faults)
    {
        if (given.Texts.Length > 1 && !given.Setting.Several)
        {
            faults.Add($"{given.Where} is given {given.Texts.Length} times; give it once.");
            return;
        }

        foreach (var text in given.Texts)
        {
            if (!given.Setting.Read(options, text))
            {
                faults.Add(given, text);
            }
        }
    }

    // Names that mean nothing are no fault here: container platforms set variables named after their own services.
    private List<Given> Variables(Faults faults)
    {
        var given = new List<Given>();
        foreach (var setting in SettingList.WithOption)
        {
            if (environment.TryGetValue(setting.Variable, out var text) && text.Length > 0)
            {
                given.Add(Given.Line(setting, setting.Variable, text));
            }
        }

        given.AddRange(ConfigFile.Read(InAspNetManner(), "in the environment", faults));
        if (environment.TryGetValue(AspNetUrls, out var urls) && urls.Length > 0)
        {
            given.Add(Given.Line(SettingList.All[0], AspNetUrls, urls));
        }

        return given;
    }

    private IConfigurationRoot InAspNetManner()
    {
        var section = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, text) in environment)
        {
            if (name.StartsWith($"{ConfigFile.Section}__", StringComparison.OrdinalIgnoreCase))
            {
                section[name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal)] = text;
            }
        }

        return new ConfigurationBuilder().AddInMemoryCollection(section).Build();
    }
}
