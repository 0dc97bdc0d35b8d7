namespace ModelTest.Statistics.Agreement;

/// <summary>Whether a judge prefers longer answers.</summary>
/// <param name="LongerWins">
/// Share of the decided battles between answers of different length that the longer one won, 0 to 1 (0.5: no bias); NaN without such battles.
/// </param>
/// <param name="Decided">Those battles.</param>
/// <param name="Correlation">Spearman's ρ of length difference and score over all battles, -1 to 1; NaN when one of them never varies.</param>
/// <param name="Count">All battles.</param>
internal sealed record LengthBias(double LongerWins, int Decided, double Correlation, int Count)
{
    /// <summary>The bias over battles.</summary>
    /// <param name="lengthDifferences">Length of an answer minus that of its opponent, in one unit (characters or tokens); at least one.</param>
    /// <param name="scores">The answer's score: above 0.5 it won, 0.5 a tie, below it lost.</param>
    /// <exception cref="ArgumentException">No battles, or not as many scores as lengths.</exception>
    public static LengthBias Of(IReadOnlyList<double> lengthDifferences, IReadOnlyList<double> scores)
    {
        Pairs.Check(lengthDifferences, scores);
        var decided = lengthDifferences.Zip(scores).Where(b => b.First != 0 && b.Second != 0.5).ToArray();
        var longer = decided.Count(b => b.First > 0 == b.Second > 0.5);
        return new LengthBias(
            (double)longer / decided.Length,
            decided.Length,
            Correlations.Spearman(lengthDifferences, scores),
            lengthDifferences.Count);
    }
}
