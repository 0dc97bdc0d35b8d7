namespace ModelTest.Datasets.MTBench;

/// <summary>MT-Bench's scores as FastChat's show_result.py gives them, unrounded; NaN where there is no rating.</summary>
/// <param name="FirstTurn">The mean of the first turn's ratings.</param>
/// <param name="SecondTurn">The mean of the second turn's ratings.</param>
/// <param name="Average">The mean of all ratings: not that of the two means where one turn has fewer ratings.</param>
internal sealed record MTBenchScores(double FirstTurn, double SecondTurn, double Average)
{
    /// <summary>The scores of a run. Replies whose rating could not be read are left out.</summary>
    /// <param name="replies">All judged replies.</param>
    public static MTBenchScores Of(IEnumerable<MTBenchScored> replies)
    {
        var rated = replies.Where(r => r.Rating is not null).ToList();
        return new MTBenchScores(Mean(rated.Where(r => r.Turn == 1)), Mean(rated.Where(r => r.Turn == MTBenchReader.Turns)), Mean(rated));
    }

    private static double Mean(IEnumerable<MTBenchScored> rated) => rated.Select(r => r.Rating!.Value).DefaultIfEmpty(double.NaN).Average();
}
