namespace ModelTest.OpenAI.Scoring;

/// <summary>How a server tells log-probabilities.</summary>
internal enum ScoringWay
{
    /// <summary>It tells none.</summary>
    None,

    /// <summary>The likeliest next tokens.</summary>
    NextToken,

    /// <summary>All tokens of a prompt, by their texts (OpenAI's echo).</summary>
    Echo,

    /// <summary>All tokens of a prompt, by their ids (vLLM).</summary>
    PromptLogprobs,
}
