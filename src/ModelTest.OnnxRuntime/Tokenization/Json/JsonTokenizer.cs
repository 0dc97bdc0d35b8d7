using System.Text;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>
/// The tokenizer of a Hugging Face folder with tokenizer.json. Equal to Hugging Face's <c>tokenizers</c>: added tokens are found first, what is
/// between them is normalized, cut into pieces, and each piece is merged.
/// </summary>
internal sealed class JsonTokenizer : ITokenizer
{
    private readonly INormalizer normalizer;
    private readonly IReadOnlyList<IPreTokenizer> preTokenizers;
    private readonly BytePairModel model;
    private readonly TokenMatchers all;
    private readonly TokenMatchers plain;
    private readonly IReadOnlyList<int> front;
    private readonly IReadOnlyList<int> end;
    private readonly IReadOnlyList<ITokenDecoder> decoders;
    private readonly Dictionary<string, int> addedIds;
    private readonly string?[] texts;

    private JsonTokenizer(JsonFile json, TokenizerConfig config)
    {
        normalizer = NormalizerReader.Read(json.Section("normalizer"));
        (preTokenizers, var isByteLevel) = PreTokenizerReader.Read(json.Section("pre_tokenizer"));
        (model, var vocabulary) = BytePairModelReader.Read(json.Section("model") ?? throw json.Missing("model", "the vocabulary and the merges"), isByteLevel);
        var added = AddedTokensReader.Read(json, vocabulary);
        all = new TokenMatchers(added, normalizer);
        plain = new TokenMatchers(added.FindAll(a => !a.Token.Special), normalizer);
        addedIds = added.ToDictionary(a => a.Token.Content, a => a.Token.Id, StringComparer.Ordinal);
        decoders = DecoderReader.Read(json);
        VocabularySize = 1 + Math.Max(vocabulary.Values.DefaultIfEmpty(-1).Max(), addedIds.Values.DefaultIfEmpty(-1).Max());
        texts = Texts(vocabulary, added, VocabularySize);
        JsonTokenizerConfig.Check(json, config, addedIds);
        BosId = config.BosToken is { } bos ? TokenId(bos) : null;
        EosId = config.EosToken is { } eos ? TokenId(eos) : null;
        (front, end) = JsonTokenizerConfig.Ends(json, config, BosId, EosId);
    }

    /// <inheritdoc/>
    public int VocabularySize { get; }

    /// <inheritdoc/>
    public int? BosId { get; }

    /// <inheritdoc/>
    public int? EosId { get; }

    /// <summary>Reads tokenizer.json, tokenizer_config.json and, where there is one, special_tokens_map.json.</summary>
    /// <param name="folder">The checkpoint's folder.</param>
    /// <exception cref="InputException">A file is missing, corrupt, or has a part that is not supported.</exception>
    public static JsonTokenizer Load(string folder) =>
        new(JsonFile.Read(Path.Combine(folder, "tokenizer.json"), TokenizerConfigReader.Fix), TokenizerConfigReader.Read(folder));

    /// <inheritdoc/>
    public int[] Encode(ReadOnlySpan<char> text)
    {
        var ids = Ids(text, all);
        if (!front.SequenceEqual(ids.Take(front.Count)))
        {
            ids.InsertRange(0, front);
        }
        ids.AddRange(end);
        return [.. ids];
    }

    /// <inheritdoc/>
    /// <remarks>Added tokens that are not special are found all the same, as with <c>split_special_tokens</c>.</remarks>
    public int[] EncodePlain(ReadOnlySpan<char> text) => [.. Ids(text, plain)];

    /// <inheritdoc/>
    public string Decode(ReadOnlySpan<int> ids)
    {
        IReadOnlyList<string> tokens = [.. ids.ToArray().Select(id => id < VocabularySize ? texts[id] : "\uFFFD").OfType<string>()];
        return string.Concat(decoders.Aggregate(tokens, (current, decoder) => [.. decoder.Apply(current)]));
    }

    /// <inheritdoc/>
    public int? TokenId(string text) => addedIds.TryGetValue(text, out var id) ? id : model.Find(text);

    private List<int> Ids(ReadOnlySpan<char> text, TokenMatchers matchers)
    {
        var ids = new List<int>((text.Length / 2) + 8);
        // Bytes of lone surrogates do not exist.
        var whole = text.ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.ToString())) : text.ToString();
        var parts = new List<(AddedToken? Token, Range Range)>();
        matchers.AsWritten.Split(whole, parts);
        var words = new List<Piece>();
        foreach (var (token, range) in parts)
        {
            if (token is not null)
            {
                ids.Add(token.Id);
                continue;
            }
            var normal = normalizer.Apply(whole[range]);
            var inner = new List<(AddedToken? Token, Range Range)>();
            matchers.Normalized.Split(normal, inner);
            foreach (var (innerToken, innerRange) in inner)
            {
                if (innerToken is not null)
                {
                    ids.Add(innerToken.Id);
                    continue;
                }
                words.Clear();
                words.Add(new Piece(normal.AsMemory(innerRange), range.Start.Value == 0 && innerRange.Start.Value == 0));
                foreach (var word in Cut(words))
                {
                    model.Encode(word.Text.Span, ids);
                }
            }
        }
        return ids;
    }

    private List<Piece> Cut(List<Piece> pieces)
    {
        foreach (var preTokenizer in preTokenizers)
        {
            var next = new List<Piece>(pieces.Count * 4);
            foreach (var piece in pieces)
            {
                preTokenizer.Split(piece, next);
            }
            pieces = next;
        }
        return pieces;
    }

    // Special tokens have none: decoding leaves them out.
    private static string?[] Texts(Dictionary<string, int> vocabulary, List<(AddedToken Token, bool IsNormalized)> added, int size)
    {
        var texts = new string?[size];
        foreach (var (text, id) in vocabulary)
        {
            texts[id] = text;
        }
        foreach (var (token, _) in added)
        {
            texts[token.Id] = token.Special ? null : token.Content;
        }
        return texts;
    }
}
