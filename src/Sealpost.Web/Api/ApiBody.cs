using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Sealpost.Web.Api;

/// <summary>Reads the JSON object in the body of a request, within bounds.</summary>
internal static class ApiBody
{
    /// <summary>The most octets of a body: a policy of 64 KiB, however it is escaped, and some more.</summary>
    public const int Largest = 512 * 1024;

    /// <summary>The object, or what is wrong with it.</summary>
    public static async Task<(JsonDocument? Body, ProblemHttpResult? Problem)> ReadAsync(
        HttpContext context, CancellationToken cancellationToken)
    {
        if (!context.Request.HasJsonContentType())
        {
            return (null, Problem.NotJson());
        }

        if (await OctetsAsync(context.Request.Body, cancellationToken) is not { } octets)
        {
            return (null, Problem.TooLarge(Largest));
        }

        try
        {
            var body = JsonDocument.Parse(octets);
            if (body.RootElement.ValueKind is JsonValueKind.Object)
            {
                return (body, null);
            }

            body.Dispose();
            return (null, Problem.Invalid("body", "The body is not a JSON object."));
        }
        catch (JsonException fault)
        {
            return (null, Problem.Invalid(
                "body", $"The body is not JSON: line {fault.LineNumber + 1}, octet {fault.BytePositionInLine + 1}."));
        }
    }

    // Null where there are too many.
    private static async Task<byte[]?> OctetsAsync(Stream body, CancellationToken cancellationToken)
    {
        using var octets = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            int count;
            while ((count = await body.ReadAsync(buffer, cancellationToken)) > 0)
            {
                octets.Write(buffer, 0, count);
                if (octets.Length > Largest)
                {
                    return null;
                }
            }

            return octets.ToArray();
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode is StatusCodes.Status413PayloadTooLarge)
        {
            // A length that is announced is refused before anything is read.
            return null;
        }
    }
}
