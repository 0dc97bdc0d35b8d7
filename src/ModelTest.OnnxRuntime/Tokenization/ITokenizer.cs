namespace ModelTest.OnnxRuntime.Tokenization;

/// <summary>The tokenizer of a checkpoint. Safe to use from many threads.</summary>
internal interface ITokenizer
{
    /// <summary>One more than the largest id.</summary>
    int VocabularySize { get; }

    /// <summary>The id that begins a sequence, or null when the tokenizer names none.</summary>
    int? BosId { get; }

    /// <summary>The id that ends a sequence, or null when the tokenizer names none.</summary>
    int? EosId { get; }

    /// <summary>The ids of a text in which special tokens are written out, such as a rendered prompt.</summary>
    /// <param name="text">The text; lone surrogates count as U+FFFD.</param>
    /// <returns>
    /// The ids, with the begin token first and the end token last where the tokenizer's files say so; the begin token is not doubled when the
    /// text has it already.
    /// </returns>
    int[] Encode(ReadOnlySpan<char> text);

    /// <summary>The ids of a text in which special tokens have no meaning, without begin and end tokens.</summary>
    /// <param name="text">The text; lone surrogates count as U+FFFD.</param>
    int[] EncodePlain(ReadOnlySpan<char> text);

    /// <summary>The text of ids, special tokens left out; bytes that make no character become U+FFFD.</summary>
    string Decode(ReadOnlySpan<int> ids);

    /// <summary>The id of the token, special or not, whose text is exactly this; null when there is none.</summary>
    int? TokenId(string text);
}
