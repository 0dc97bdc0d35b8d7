namespace ModelTest.OnnxRuntimeGenAI.Folders;

/// <summary>What a folder's genai_config.json says, as far as it matters here.</summary>
internal sealed record GenAIConfig
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "genai_config.json";

    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>GenAI's name of the kind of model, such as "llama".</summary>
    public required string Type { get; init; }

    /// <summary>Name of the decoder's graph in the folder.</summary>
    public required string Graph { get; init; }

    /// <summary>Ids of the vocabulary.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>The most positions, prompt and reply together.</summary>
    public required int Positions { get; init; }

    /// <summary>Ids that end a reply; at least one.</summary>
    public required IReadOnlyList<int> EosIds { get; init; }

    /// <summary>The id that fills up batches.</summary>
    public required int PadId { get; init; }

    /// <summary>Keys and values that a token takes in all layers, in elements.</summary>
    public required long CacheSizePerToken { get; init; }
}
