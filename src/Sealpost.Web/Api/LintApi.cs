using System.Buffers;
using System.Text.Json;
using Sealpost.Core.Rendering.Json;

namespace Sealpost.Web.Api;

/// <summary>Judging a text. Nothing is looked up and nothing is kept.</summary>
internal static class LintApi
{
    public static void MapLintTask(this IEndpointRouteBuilder api) => api.MapPost("/lint", LintAsync);

    private static async Task<IResult> LintAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var (body, problem) = await ApiBody.ReadAsync(context, cancellationToken);
        if (body is null)
        {
            return problem!;
        }

        using (body)
        {
            var answer = new ArrayBufferWriter<byte>();
            await using var writer = new Utf8JsonWriter(answer);
            if (!LintTask.TryAnswer(body.RootElement, writer, out var fault))
            {
                return Problem.Invalid(FieldOf(fault), fault);
            }

            await writer.FlushAsync(cancellationToken);
            return TypedResults.Bytes(answer.WrittenMemory, "application/json");
        }
    }

    // The sentence names the member where one is at fault.
    private static string FieldOf(string fault) =>
        fault.Split(' ')[0] is "kind" or "input" or "rrset" or "encoding" or "host" or "patterns"
            ? fault.Split(' ')[0]
            : fault.Contains("encoding", StringComparison.Ordinal) ? "encoding" : "kind";
}
