using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Tokenization;

/// <summary>
/// The tokenizer of a Hugging Face folder with tokenizer.model: added tokens are found first, the text between them is cut up by SentencePiece's
/// BPE. Equal to transformers' InternLM2Tokenizer and LlamaTokenizer. Safe to use from many threads.
/// </summary>
internal sealed class SentencePieceTokenizer : ITokenizer
{
    private readonly PieceVocabulary vocabulary;
    private readonly TokenizerConfig config;
    private readonly Dictionary<string, AddedToken> addedByText;
    private readonly TextMatcher addedMatcher;
    private readonly BpeEncoder encoder;
    private readonly PieceDecoder decoder;
    private readonly bool addBos;
    private readonly bool addEos;

    private SentencePieceTokenizer(PieceVocabulary vocabulary, TokenizerConfig config)
    {
        this.vocabulary = vocabulary;
        this.config = config;
        var named = config.Named.Where(name => config.Added.All(a => a.Content != name))
            .Select(name => new AddedToken(IdOfNamed(name), name, Special: true));
        var added = config.Added.Concat(named).ToArray();
        addedByText = added.ToDictionary(token => token.Content, StringComparer.Ordinal);
        addedMatcher = new TextMatcher(added.Select(token => (token.Content, token.Id)));
        encoder = new BpeEncoder(vocabulary);
        // A named token may be another text for an added token's id.
        decoder = new PieceDecoder(vocabulary, [.. added.DistinctBy(token => token.Id)]);
        // transformers' defaults for the SentencePiece tokenizers of InternLM2 and Llama
        (addBos, addEos) = (config.AddBos ?? true, config.AddEos ?? false);
        BosId = IdOfSequenceToken(config.BosToken, addBos, "add_bos_token", "bos_token");
        EosId = IdOfSequenceToken(config.EosToken, addEos, "add_eos_token", "eos_token");
        VocabularySize = Math.Max(vocabulary.Pieces.Length, added.Select(token => token.Id + 1).DefaultIfEmpty(0).Max());
    }

    /// <inheritdoc/>
    public int VocabularySize { get; }

    /// <inheritdoc/>
    public int? BosId { get; }

    /// <inheritdoc/>
    public int? EosId { get; }

    /// <summary>Reads tokenizer.model, tokenizer_config.json and, where there is one, special_tokens_map.json.</summary>
    /// <param name="folder">The checkpoint's folder.</param>
    /// <exception cref="InputException">A file is missing, corrupt, or of a kind that is not supported.</exception>
    public static SentencePieceTokenizer Load(string folder) =>
        new(SentencePieceModelReader.Read(Path.Combine(folder, "tokenizer.model")), TokenizerConfigReader.Read(folder));

    /// <inheritdoc/>
    public int[] Encode(ReadOnlySpan<char> text)
    {
        var ids = new List<int>((text.Length / 2) + 8);
        EncodeSections(text, ids);
        if (addBos && BosId is { } bos && (ids.Count == 0 || ids[0] != bos))
        {
            ids.Insert(0, bos);
        }
        if (addEos && EosId is { } eos)
        {
            ids.Add(eos);
        }
        return [.. ids];
    }

    /// <inheritdoc/>
    /// <remarks>SentencePiece's own encoding.</remarks>
    public int[] EncodePlain(ReadOnlySpan<char> text)
    {
        var ids = new List<int>((text.Length / 2) + 8);
        encoder.Encode(text, prefix: true, ids);
        return [.. ids];
    }

    /// <inheritdoc/>
    public string Decode(ReadOnlySpan<int> ids) => decoder.Decode(ids);

    /// <inheritdoc/>
    public int? TokenId(string text)
    {
        if (addedByText.TryGetValue(text, out var token))
        {
            return token.Id;
        }
        return vocabulary.Reserved.TryGetValue(text, out var id) || vocabulary.Mergeable.TryGetValue(text, out id) ? id : null;
    }

    private void EncodeSections(ReadOnlySpan<char> text, List<int> ids)
    {
        var first = true;
        while (addedMatcher.TryFind(text, out var start, out var match))
        {
            var token = addedByText[match.Text];
            var before = token.StripsLeft ? text[..start].TrimEnd() : text[..start];
            EncodeSection(before, first, ids);
            ids.Add(token.Id);
            text = text[(start + match.Text.Length)..];
            text = token.StripsRight ? text.TrimStart() : text;
            first = false;
        }
        EncodeSection(text, first, ids);
    }

    private void EncodeSection(ReadOnlySpan<char> text, bool first, List<int> ids)
    {
        if (!text.IsEmpty)
        {
            encoder.Encode(text, prefix: first || config.PrefixEverySection, ids);
        }
    }

    private int IdOfNamed(string name) => vocabulary.Reserved.TryGetValue(name, out var id) || vocabulary.Mergeable.TryGetValue(name, out id)
        ? id
        : throw new InputException(
            config.Path,
            $"The special token '{name}' has no id: tokenizer.model does not know it.",
            "add it to 'added_tokens_decoder' with its id.");

    private int? IdOfSequenceToken(string? text, bool needed, string flag, string key)
    {
        if (text is null && needed)
        {
            throw new InputException($"{config.Path}, key '{flag}'", "The value is true, but no such token is named.", $"name it with '{key}'.");
        }
        return text is null ? null : TokenId(text);
    }
}
