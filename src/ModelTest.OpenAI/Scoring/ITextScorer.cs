namespace ModelTest.OpenAI.Scoring;

/// <summary>Has a server compute the log-probability of each token of texts.</summary>
internal interface ITextScorer
{
    /// <summary>Scores texts.</summary>
    /// <param name="texts">Texts that are tokenized as prompts are.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    /// <returns>The tokens of each text in the order asked, all scored but the first.</returns>
    /// <exception cref="Problems.InputException">The server's answer is not what its dialect says.</exception>
    Task<IReadOnlyList<ScoredToken[]>> ScoreAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken);

    /// <summary>Scores texts given as ids.</summary>
    /// <param name="texts">The ids of each.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    Task<IReadOnlyList<ScoredToken[]>> ScoreAsync(IReadOnlyList<int[]> texts, CancellationToken cancellationToken);
}
