namespace ModelTest.Statistics.Agreement;

/// <summary>
/// Whether a judge stands by its verdict when the two answers change places: L. Zheng et al., "Judging LLM-as-a-judge with MT-Bench and Chatbot
/// Arena", NeurIPS 2023, section 3.3. The three shares add up to 1.
/// </summary>
/// <param name="Consistent">Share of pairs with the same verdict in both orders, 0 to 1.</param>
/// <param name="FavoursFirst">Share of pairs whose verdicts together favour the answer shown first, 0 to 1.</param>
/// <param name="FavoursSecond">Share of pairs whose verdicts together favour the answer shown second, 0 to 1.</param>
/// <param name="Count">Pairs judged in both orders.</param>
internal sealed record PositionConsistency(double Consistent, double FavoursFirst, double FavoursSecond, int Count)
{
    /// <summary>The consistency over pairs of answers.</summary>
    /// <param name="shownFirst">Score of an answer when it is shown first: 1 won, 0.5 tied, 0 lost; at least one.</param>
    /// <param name="shownSecond">Score of the same answer when it is shown second.</param>
    /// <exception cref="ArgumentException">No scores, or not as many of one order as of the other.</exception>
    public static PositionConsistency Of(IReadOnlyList<double> shownFirst, IReadOnlyList<double> shownSecond)
    {
        Pairs.Check(shownFirst, shownSecond);
        double count = shownFirst.Count;
        // The answer's gain by being first is what the first place gains: the other answer loses as much by being second.
        var gains = shownFirst.Zip(shownSecond, (first, second) => first - second).ToArray();
        return new PositionConsistency(
            gains.Count(g => g == 0) / count,
            gains.Count(g => g > 0) / count,
            gains.Count(g => g < 0) / count,
            gains.Length);
    }
}
