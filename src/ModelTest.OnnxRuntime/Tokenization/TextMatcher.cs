using System.Buffers;

namespace ModelTest.OnnxRuntime.Tokenization;

/// <summary>Finds the first of several texts in a text, and of those that begin there the longest.</summary>
internal sealed class TextMatcher
{
    private readonly SearchValues<string> search;
    private readonly Dictionary<char, (string Text, int Id)[]> byFirst;

    public TextMatcher(IEnumerable<(string Text, int Id)> texts)
    {
        var all = texts.ToArray();
        IsEmpty = all.Length == 0;
        search = SearchValues.Create([.. all.Select(t => t.Text)], StringComparison.Ordinal);
        byFirst = all.GroupBy(t => t.Text[0]).ToDictionary(g => g.Key, g => g.OrderByDescending(t => t.Text.Length).ToArray());
    }

    /// <summary>Whether there is nothing to find.</summary>
    public bool IsEmpty { get; }

    /// <summary>Finds the first occurrence.</summary>
    /// <param name="text">Where to look.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="match">What was found.</param>
    public bool TryFind(ReadOnlySpan<char> text, out int start, out (string Text, int Id) match)
    {
        match = default;
        start = IsEmpty ? -1 : text.IndexOfAny(search);
        return start >= 0 && TryMatch(text[start..], out match);
    }

    /// <summary>The longest of the texts that <paramref name="text"/> begins with.</summary>
    public bool TryMatch(ReadOnlySpan<char> text, out (string Text, int Id) match)
    {
        if (!text.IsEmpty && byFirst.TryGetValue(text[0], out var candidates))
        {
            foreach (var candidate in candidates)
            {
                if (text.StartsWith(candidate.Text))
                {
                    match = candidate;
                    return true;
                }
            }
        }
        match = default;
        return false;
    }
}
