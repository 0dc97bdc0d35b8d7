namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>Takes a character away from both ends of each token, up to so many times.</summary>
internal sealed class StripDecoder(char content, int start, int stop) : ITokenDecoder
{
    /// <inheritdoc/>
    public IEnumerable<string> Apply(IReadOnlyList<string> tokens) => tokens.Select(Strip);

    private string Strip(string token)
    {
        var (from, to) = (0, token.Length);
        while (from < Math.Min(start, token.Length) && token[from] == content)
        {
            from++;
        }
        while (token.Length - to < stop && to > from && token[to - 1] == content)
        {
            to--;
        }
        return token[from..to];
    }
}
