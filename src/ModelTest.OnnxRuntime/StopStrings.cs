using ModelTest.OnnxRuntime.Tokenization;

namespace ModelTest.OnnxRuntime;

/// <summary>Strings that end a reply and are not part of it.</summary>
internal sealed class StopStrings
{
    // A token is at least a byte, a character at most four of them; and the token in front may hold the first character's beginning.
    private const int BytesPerCharacter = 4;

    private readonly string[] strings;
    private readonly ITokenizer tokenizer;
    private readonly int tail;

    /// <summary>Stops at the first of these strings.</summary>
    /// <param name="strings">The strings; none may be empty.</param>
    /// <param name="tokenizer">Turns tokens into text.</param>
    public StopStrings(string[] strings, ITokenizer tokenizer)
    {
        if (strings.Contains(""))
        {
            throw new ArgumentException("an empty stop string would end every reply at once", nameof(strings));
        }
        (this.strings, this.tokenizer) = (strings, tokenizer);
        tail = (BytesPerCharacter * strings.Select(s => s.Length).DefaultIfEmpty(0).Max()) + BytesPerCharacter;
    }

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => strings.Length == 0;

    /// <summary>
    /// Whether a stop string ends with the last token. Looks at the tokens that can hold it only: looked at after every token, the whole
    /// reply would cost quadratic time.
    /// </summary>
    /// <param name="generated">All tokens of the reply so far.</param>
    public bool EndIn(ReadOnlySpan<int> generated) => Find(tokenizer.Decode(generated[Math.Max(0, generated.Length - tail)..])) >= 0;

    /// <summary>The text before the first stop string.</summary>
    public string Cut(string text) => Find(text) is >= 0 and var end ? text[..end] : text;

    private int Find(string text)
    {
        var first = -1;
        foreach (var stop in strings)
        {
            var found = text.IndexOf(stop, StringComparison.Ordinal);
            first = found >= 0 && (first < 0 || found < first) ? found : first;
        }
        return first;
    }
}
