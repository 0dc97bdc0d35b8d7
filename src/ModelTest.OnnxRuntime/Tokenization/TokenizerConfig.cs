namespace ModelTest.OnnxRuntime.Tokenization;

/// <summary>What tokenizer_config.json and special_tokens_map.json say.</summary>
internal sealed record TokenizerConfig
{
    /// <summary>Tokens with ids of their own.</summary>
    public required IReadOnlyList<AddedToken> Added { get; init; }

    /// <summary>Texts named as special tokens without an id; the model file has to know them.</summary>
    public required IReadOnlyList<string> Named { get; init; }

    /// <summary>The text of the token that begins a sequence, or null.</summary>
    public string? BosToken { get; init; }

    /// <summary>The text of the token that ends a sequence, or null.</summary>
    public string? EosToken { get; init; }

    /// <summary>Whether encoding puts the begin token first; null when nothing is said.</summary>
    public bool? AddBos { get; init; }

    /// <summary>Whether encoding puts the end token last; null when nothing is said.</summary>
    public bool? AddEos { get; init; }

    /// <summary>
    /// Whether every piece of text between special tokens gets the model's dummy prefix (transformers' <c>legacy</c>), not only a text's beginning.
    /// </summary>
    public bool PrefixEverySection { get; init; } = true;

    /// <summary>transformers' name of the tokenizer's class, or null.</summary>
    public string? Class { get; init; }

    /// <summary>The file the values come from.</summary>
    public required string Path { get; init; }
}
