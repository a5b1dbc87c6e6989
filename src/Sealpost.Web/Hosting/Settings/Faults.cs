using System.Collections;
using Sealpost.Core.Rendering;

namespace Sealpost.Web.Hosting.Settings;

/// <summary>What is wrong with the settings, each fault a sentence that names where it stands.</summary>
internal sealed class Faults : IReadOnlyCollection<string>
{
    private readonly List<string> _all = [];

    public int Count => _all.Count;

    public void Add(string sentence)
    {
        if (!_all.Contains(sentence))
        {
            _all.Add(sentence);
        }
    }

    /// <summary>A value that is not what its setting takes.</summary>
    public void Add(Given given, string text) => Add(given.Setting.Secret
        ? $"{given.Where} takes {given.Setting.Takes}; what it was given is neither."
        : $"{given.Where} takes {given.Setting.Takes}; {Quote.Of(text)} is not that.");

    public IEnumerator<string> GetEnumerator() => _all.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
