namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>How words become the symbols that are merged.</summary>
internal sealed record BytePairOptions
{
    /// <summary>Whether words are written as bytes, each a character of <see cref="ByteAlphabet"/>.</summary>
    public bool IsByteLevel { get; init; }

    /// <summary>Whether a word that is in the vocabulary is taken as it is.</summary>
    public bool IgnoresMerges { get; init; }

    /// <summary>Whether characters without an id become the tokens of their bytes, <c>&lt;0xE4&gt;</c>.</summary>
    public bool FallsBackToBytes { get; init; }

    /// <summary>The text of the token for what has no id; null: that is dropped.</summary>
    public string? Unknown { get; init; }

    /// <summary>Whether a run of what has no id is one token.</summary>
    public bool FusesUnknown { get; init; }
}
