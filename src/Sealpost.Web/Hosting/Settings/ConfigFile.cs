using System.Text.Json;
using Sealpost.Core.Rendering;
using Sealpost.Core.Text;

namespace Sealpost.Web.Hosting.Settings;

/// <summary>Settings in JSON: the section <c>Sealpost</c> of a file.</summary>
internal static class ConfigFile
{
    /// <summary>The section's name.</summary>
    public const string Section = "Sealpost";

    /// <summary>The file that is read unasked, where there is one.</summary>
    public static string BesideProgram { get; } = Path.Combine(AppContext.BaseDirectory, "appsettings.json");

    /// <summary>What a file gives; what cannot be read in it is a fault.</summary>
    /// <param name="path">The file.</param>
    /// <param name="where">Who named it, for a fault with the file itself.</param>
    /// <param name="faults">Where faults go.</param>
    public static IReadOnlyList<Given> Read(string path, string where, Faults faults)
    {
        try
        {
            var file = new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(path), optional: false).Build();
            return Read(file, $"in {SafeText.Of(path)}", faults);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException
            or FormatException)
        {
            faults.Add($"{where}: {Quote.Of(path)} cannot be read: {Reason(fault)}.");
            return [];
        }
    }

    /// <summary>What the section of a configuration gives; keys that mean nothing are faults.</summary>
    public static IReadOnlyList<Given> Read(IConfiguration configuration, string whereIn, Faults faults)
    {
        var given = new List<Given>();
        foreach (var entry in configuration.GetSection(Section).GetChildren())
        {
            var where = $"{Section}:{SafeText.Of(entry.Key)} {whereIn}";
            var setting = SettingList.All.FirstOrDefault(
                one => one.Key.Equals(entry.Key, StringComparison.OrdinalIgnoreCase));
            if (setting is null)
            {
                var near = Nearest.To(entry.Key, SettingList.All.Select(static one => one.Key));
                faults.Add($"{where} is no setting{(near is null ? "." : $"; did you mean {near}?")}");
                continue;
            }

            var inner = entry.GetChildren().ToList();
            if (inner.Count == 0)
            {
                given.Add(Given.Line(setting, where, entry.Value ?? ""));
            }
            else if (setting.Several && inner.TrueForAll(static one => one.Value is not null))
            {
                given.Add(new(setting, where, [.. inner.Select(static one => one.Value!)]));
            }
            else
            {
                faults.Add($"{where} takes {setting.Takes}, not a {(setting.Several ? "structure" : "list")}.");
            }
        }

        return given;
    }

    private static string Reason(Exception fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case JsonException { LineNumber: { } line }:
                    return $"it is not JSON, line {line + 1}";
                case FileNotFoundException or DirectoryNotFoundException:
                    return "there is no such file";
                case UnauthorizedAccessException:
                    return "permission denied";
                default:
                    break;
            }
        }

        return SafeText.Of(fault.Message).TrimEnd('.');
    }
}
