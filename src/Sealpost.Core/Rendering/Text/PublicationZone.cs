using Sealpost.Core.Publishing;

namespace Sealpost.Core.Rendering.Text;

/// <summary>What to publish, as lines of a zone file; the policy stands in comments.</summary>
public static class PublicationZone
{
    /// <summary>Writes the lines, every one ended by a line feed.</summary>
    /// <param name="publication">The publication.</param>
    /// <param name="output">Where to.</param>
    public static void Write(Publication publication, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(publication);
        ArgumentNullException.ThrowIfNull(output);
        foreach (var note in publication.Notes)
        {
            output.Write($"; {SafeText.Of(note)}\n");
        }

        output.Write($"{publication.StsZoneLine}\n{publication.TlsRptZoneLine}\n");
        output.Write($"; {publication.PolicyUrl}\n");
        foreach (var line in PublicationLines.Policy(publication))
        {
            output.Write($";   {SafeText.Of(line)}\n");
        }
    }
}
