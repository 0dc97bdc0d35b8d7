using System.Text;

namespace ModelTest.OnnxRuntime.Tokenization;

/// <summary>What SentencePiece does to a text before it cuts it up, for models without a character map ('identity').</summary>
internal sealed class TextNormalizer(PieceVocabulary vocabulary, TextMatcher userDefined)
{
    private readonly char blank = vocabulary.EscapeWhitespaces ? PieceVocabulary.Space : ' ';

    // User-defined pieces are looked up in the text as it is written in the model.
    private readonly bool escape = vocabulary.EscapeWhitespaces && !userDefined.IsEmpty;

    /// <summary>Whether <see cref="Apply"/> can change a text that gets no prefix.</summary>
    public bool ChangesText { get; } = vocabulary.RemoveExtraWhitespaces || (vocabulary.EscapeWhitespaces && !userDefined.IsEmpty);

    /// <summary>The text as it is cut up.</summary>
    /// <param name="text">The text as written.</param>
    /// <param name="prefix">Whether a blank comes in front.</param>
    public string Apply(ReadOnlySpan<char> text, bool prefix)
    {
        text = vocabulary.RemoveExtraWhitespaces ? text.TrimStart(' ') : text;
        if (text.IsEmpty)
        {
            return "";
        }
        var result = new StringBuilder(text.Length + 1);
        if (prefix)
        {
            result.Append(blank);
        }
        if (vocabulary.RemoveExtraWhitespaces)
        {
            AppendSqueezed(result, text);
        }
        else
        {
            result.Append(text);
        }
        return escape || vocabulary.RemoveExtraWhitespaces ? result.Replace(' ', blank).ToString() : result.ToString();
    }

    private void AppendSqueezed(StringBuilder result, ReadOnlySpan<char> text)
    {
        var afterBlank = true;
        while (!text.IsEmpty)
        {
            // user-defined pieces are taken as a whole
            var length = userDefined.TryMatch(text, out var match) ? match.Text.Length : 1;
            var part = afterBlank ? text[..length].TrimStart(' ') : text[..length];
            result.Append(part);
            afterBlank = part.IsEmpty ? afterBlank : part[^1] == ' ';
            text = text[length..];
        }
        while (result.Length > 0 && (result[^1] == ' ' || result[^1] == blank))
        {
            result.Length--;
        }
    }
}
