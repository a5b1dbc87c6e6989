using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sealpost.Cli.Cluster.Working;

/// <summary>What a worker says of itself every few seconds.</summary>
/// <param name="Id">Its id, a new one each time it is started.</param>
/// <param name="Host">The machine.</param>
/// <param name="Since">When it was started.</param>
/// <param name="Names">How many names it has finished.</param>
/// <param name="Rate">How many in a second, in the last half minute.</param>
/// <param name="Shards">How many shards it has in work.</param>
/// <param name="Waits">What it waits for; null where it works.</param>
internal sealed record WorkerNote(
    string Id, string Host, DateTimeOffset Since, long Names, double Rate, int Shards, string? Waits)
{
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, WorkerContext.Default.WorkerNote);

    /// <summary>The note; null where the octets are none.</summary>
    public static WorkerNote? Read(byte[]? octets)
    {
        try
        {
            return JsonSerializer.Deserialize(octets ?? [], WorkerContext.Default.WorkerNote);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(WorkerNote))]
internal sealed partial class WorkerContext : JsonSerializerContext;
