using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sealpost.Cli.Cluster.Jobs;

/// <summary>Jobs as they lie in their bucket.</summary>
internal static class JobJson
{
    public static byte[] Write(Job job) => JsonSerializer.SerializeToUtf8Bytes(job, JobContext.Default.Job);

    /// <summary>The job; null where the octets are none that this version understands.</summary>
    public static Job? Read(byte[]? octets)
    {
        try
        {
            return JsonSerializer.Deserialize(octets ?? [], JobContext.Default.Job) is { Format: Job.CurrentFormat } job
                ? job
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static byte[] WriteWish(JobWish wish) => JsonSerializer.SerializeToUtf8Bytes(wish, JobContext.Default.JobWish);

    public static byte[] WriteIds(IEnumerable<string> ids) =>
        JsonSerializer.SerializeToUtf8Bytes([.. ids], JobContext.Default.StringArray);

    public static string[] ReadIds(byte[]? octets)
    {
        try
        {
            var ids = JsonSerializer.Deserialize(octets ?? [], JobContext.Default.StringArray) ?? [];
            return Array.FindAll(ids, static id => id is not null && JobId.IsValid(id));
        }
        catch (JsonException)
        {
            return [];
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Job))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class JobContext : JsonSerializerContext;
