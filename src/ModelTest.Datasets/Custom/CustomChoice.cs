using System.Collections.Concurrent;
using ModelTest.Datasets.Extraction;

namespace ModelTest.Datasets.Custom;

/// <summary>The letter that a reply settles on, by the mended list of patterns; a list for each set of letters that questions have.</summary>
internal sealed class CustomChoice
{
    private readonly ConcurrentDictionary<string, FirstOption> rules = new(StringComparer.Ordinal);

    /// <summary>The letter; empty: there is none.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="letters">The letters there are, such as <c>ABCDE</c>.</param>
    public string Extract(string reply, string letters) => rules.GetOrAdd(letters, FirstOption.CorrectedOf).Extract(reply);
}
