using System.Text.Json;
using System.Text.Json.Serialization;
using Sealpost.Lab.Scripts;

namespace Sealpost.Lab.Table;

/// <summary>Everything the lab is made of, as read from the files of <c>lab/</c>.</summary>
public sealed record LabTable
{
    /// <summary>The zone of the mail hosts, of the report mailbox and of what other domains delegate to.</summary>
    public const string MailZone = "mail.test";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public required IReadOnlyList<LabDomain> Domains { get; init; }

    public required IReadOnlyList<MailHost> Hosts { get; init; }

    /// <summary>The scripts by the name of their file.</summary>
    public required IReadOnlyDictionary<string, Script> Scripts { get; init; }

    /// <summary>Reads the table that stands beside the program.</summary>
    /// <exception cref="InvalidDataException">A file does not say what it should; the message names it.</exception>
    public static LabTable Load()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "lab");
        var files = Directory.GetFiles(Path.Combine(folder, "domains"), "*.json");
        return new()
        {
            Domains =
            [
                .. from file in files.Order(StringComparer.Ordinal)
                   from domain in Read<LabDomain[]>(file)
                   select domain,
            ],
            Hosts = Read<MailHost[]>(Path.Combine(folder, "hosts.json")),
            Scripts = Directory.GetFiles(Path.Combine(folder, "scripts"), "*.script")
                .ToDictionary(static file => Path.GetFileNameWithoutExtension(file), Script.Read),
        };
    }

    private static T Read<T>(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(file), Json)
                ?? throw new InvalidDataException($"{file}: empty");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{file}: {fault.Message}", fault);
        }
    }
}
