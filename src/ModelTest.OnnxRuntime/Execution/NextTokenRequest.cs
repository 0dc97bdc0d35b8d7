namespace ModelTest.OnnxRuntime.Execution;

/// <summary>What is wanted of a next token, so that no more than that travels from a device.</summary>
internal sealed class NextTokenRequest
{
    /// <summary>How many of the likeliest tokens; more may come.</summary>
    public int Top { get; init; }

    /// <summary>Ids whose log-probabilities are wanted.</summary>
    public IReadOnlyList<int> Ids { get; init; } = [];

    /// <summary>Whether the logits of the whole vocabulary are wanted.</summary>
    public bool All { get; init; }
}
