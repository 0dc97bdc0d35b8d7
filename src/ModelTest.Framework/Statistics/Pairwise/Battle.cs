namespace ModelTest.Statistics.Pairwise;

/// <summary>A judged comparison of two models' answers.</summary>
internal sealed record Battle
{
    /// <summary>Takes a verdict.</summary>
    /// <param name="modelA">One model.</param>
    /// <param name="modelB">The other.</param>
    /// <param name="score">Score of model A: 1 won, 0.5 tied, 0 lost, or a probability in between.</param>
    /// <param name="weight">How many battles it counts as, 1 or more (Arena-Hard: 3 for a strong verdict).</param>
    /// <exception cref="ArgumentException">A model against itself.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A score outside 0 to 1, or a weight below 1.</exception>
    public Battle(string modelA, string modelB, double score, int weight = 1)
    {
        ArgumentException.ThrowIfNullOrEmpty(modelA);
        ArgumentException.ThrowIfNullOrEmpty(modelB);
        ArgumentOutOfRangeException.ThrowIfNotEqual(score is >= 0 and <= 1, true, nameof(score));
        ArgumentOutOfRangeException.ThrowIfLessThan(weight, 1);
        if (modelA == modelB)
        {
            throw new ArgumentException($"'{modelA}' cannot battle itself: a battle needs two models.", nameof(modelB));
        }
        (ModelA, ModelB, Score, Weight) = (modelA, modelB, score, weight);
    }

    /// <summary>One model.</summary>
    public string ModelA { get; }

    /// <summary>The other.</summary>
    public string ModelB { get; }

    /// <summary>Score of model A, 0 to 1.</summary>
    public double Score { get; }

    /// <summary>How many battles it counts as.</summary>
    public int Weight { get; }
}
