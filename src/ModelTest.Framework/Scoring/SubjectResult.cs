using ModelTest.Datasets;

namespace ModelTest.Scoring;

/// <summary>What became of a subject: the counts and the score.</summary>
/// <param name="Dataset">The dataset's name in result files, such as <c>ceval-sample</c>.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Items">Every item's result, in the file's order.</param>
/// <param name="Elapsed">From the first item asked to the last answered.</param>
public sealed record SubjectResult(string Dataset, Subject Subject, IReadOnlyList<ItemResult> Items, TimeSpan Elapsed)
{
    /// <summary>The units of the score.</summary>
    public ScoreScale Scale { get; init; } = ScoreScale.Accuracy;

    /// <summary>Whether the model was only asked: nothing was scored.</summary>
    internal bool IsOnlyAsked { get; init; }

    /// <summary>Items with a right prediction.</summary>
    public int Correct => Count(Outcome.Correct);

    /// <summary>Items with a prediction that is not right.</summary>
    public int Wrong => Count(Outcome.Wrong);

    /// <summary>Judged items whose judgements could all be read.</summary>
    public int Scored => Count(Outcome.Scored);

    /// <summary>Items whose reply held no prediction, or the judge's no rating or verdict.</summary>
    public int Unparsed => Count(Outcome.Unparsed);

    /// <summary>Items without a reply.</summary>
    public int Errors => Count(Outcome.Error);

    /// <summary>
    /// Accuracy, 0 to 1: right items over all items. On another <see cref="Scale"/> the mean of the items' scores by their weights; items without a
    /// score are left out of it. NaN where there is nothing to divide by.
    /// </summary>
    public double Score => Scale.IsAccuracy ? (double)Correct / Items.Count : Mean();

    private double Mean()
    {
        var rated = Items.Where(i => i.Score is not null).ToList();
        return rated.Sum(i => i.Score!.Value * i.Weight) / rated.Sum(i => i.Weight);
    }

    private int Count(Outcome outcome) => Items.Count(i => i.Outcome == outcome);
}
