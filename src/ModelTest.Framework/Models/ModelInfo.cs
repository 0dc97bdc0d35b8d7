namespace ModelTest.Models;

/// <summary>What is known of an opened model; goes into run.json.</summary>
public sealed record ModelInfo
{
    /// <summary>The name in tables and files: the folder's name unless the configuration gives one.</summary>
    public required string Name { get; init; }

    /// <summary>The engine that runs it, with versions, such as "onnxruntime 1.31.1".</summary>
    public required string Engine { get; init; }

    /// <summary>Where it runs, such as "cpu (2 threads)".</summary>
    public required string Device { get; init; }

    /// <summary>The type it computes in, such as "float32"; empty where that is not known, as with servers.</summary>
    public string Dtype { get; init; } = "";

    /// <summary>Identifies weights, tokenizer and template: 64 hex digits. Equal fingerprints mean equal replies.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Name of the chat template, such as "internlm2".</summary>
    public required string Template { get; init; }

    /// <summary>The most tokens a prompt may have (OpenCompass's max_seq_len); <see cref="int.MaxValue"/> where a server does not tell.</summary>
    public required int ContextLength { get; init; }

    /// <summary>False when <see cref="IModel.ScoreAsync"/> is not supported.</summary>
    public bool CanScore { get; init; } = true;

    /// <summary>Why <see cref="CanScore"/> is false, as a clause such as "the server returns no log-probabilities"; empty: the engine cannot at all.</summary>
    public string ScoringObstacle { get; init; } = "";

    /// <summary>
    /// Whether only continuations of one token can be scored, by the likeliest next tokens that a server lists: enough to compare choices, not to score
    /// whole turns.
    /// </summary>
    public bool ScoresNextTokenOnly { get; init; }
}
