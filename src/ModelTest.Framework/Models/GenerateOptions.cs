namespace ModelTest.Models;

/// <summary>How to generate a reply. The default is greedy.</summary>
public sealed record GenerateOptions
{
    /// <summary>The most tokens to generate; 1 or more. Null: the model's own setting.</summary>
    public int? MaxNewTokens { get; init; }

    /// <summary>End tokens are not allowed before this many tokens; stop strings are. Null: the model's own setting.</summary>
    public int? MinNewTokens { get; init; }

    /// <summary>0 is greedy; above 0 tokens are drawn. Null: the model's own setting.</summary>
    public double? Temperature { get; init; }

    /// <summary>Draw from the k likeliest tokens only; 0 means all. Null: the model's own setting.</summary>
    public int? TopK { get; init; }

    /// <summary>Draw from the smallest set of tokens whose probability reaches this, in (0, 1]. Null: the model's own setting.</summary>
    public double? TopP { get; init; }

    /// <summary>Seed of the draw; the same seed, prompt and options give the same reply at any batch size. Null: the model's own setting.</summary>
    public int? Seed { get; init; }

    /// <summary>The reply is cut before the first of these strings, in addition to the model's own.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];

    /// <summary>Ids that end the reply, in addition to the model's own.</summary>
    public IReadOnlyList<int> StopIds { get; init; } = [];
}
