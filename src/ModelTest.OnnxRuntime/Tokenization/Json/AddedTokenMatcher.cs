namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>Finds added tokens in a text: at each place the longest, from the left, none over another.</summary>
internal sealed class AddedTokenMatcher(IReadOnlyCollection<(string Text, AddedToken Token)> tokens)
{
    private readonly TextMatcher matcher = new(tokens.Select(t => (t.Text, t.Token.Id)));
    private readonly Dictionary<string, AddedToken> byText = tokens.ToDictionary(t => t.Text, t => t.Token, StringComparer.Ordinal);

    /// <summary>Cuts a text up.</summary>
    /// <param name="text">The text.</param>
    /// <param name="parts">Gets tokens, with an empty range where they swallowed their place, and the texts between them.</param>
    public void Split(string text, List<(AddedToken? Token, Range Range)> parts)
    {
        var (end, at) = (0, 0);
        while (matcher.TryFind(text.AsSpan(at), out var found, out var match))
        {
            var token = byText[match.Text];
            var (start, stop) = (at + found, at + found + match.Text.Length);
            at = stop;
            // White space that the token before has swallowed is not swallowed again.
            start = token.StripsLeft ? Math.Max(end, text.AsSpan(0, start).TrimEnd().Length) : start;
            stop = token.StripsRight ? text.Length - text.AsSpan(stop).TrimStart().Length : stop;
            if (end < start)
            {
                parts.Add((null, end..start));
            }
            parts.Add((token, Math.Min(start, stop)..stop));
            end = stop;
        }
        if (end < text.Length)
        {
            parts.Add((null, end..));
        }
    }
}
