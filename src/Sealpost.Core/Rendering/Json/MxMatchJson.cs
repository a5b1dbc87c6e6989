using System.Text.Json;
using Sealpost.Core.Linting;

namespace Sealpost.Core.Rendering.Json;

/// <summary>The answer to whether a mail server is covered, as JSON: one object, its shape a public contract.</summary>
public static class MxMatchJson
{
    /// <summary>Writes the object.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="id">
    /// What the asker called the question, echoed; undefined for none, which is written as null.
    /// </param>
    /// <param name="match">The answer.</param>
    public static void Write(Utf8JsonWriter writer, JsonElement id, MxMatch match)
    {
        writer.WriteStartObject();
        LintJson.WriteId(writer, id);
        writer.WriteString("kind", "mx-match");
        writer.WriteString("host", match.Host);
        writer.WriteBoolean("match", match.IsMatch);
        writer.WriteString("matchedBy", match.MatchedBy);
        writer.WriteEndObject();
    }
}
