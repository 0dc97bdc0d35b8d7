using ModelTest.Datasets;

namespace ModelTest.Scoring;

/// <summary>What became of a subject: the counts and the score.</summary>
/// <param name="Dataset">The dataset's name in result files, such as <c>ceval-sample</c>.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Items">Every item's result, in the file's order.</param>
/// <param name="Elapsed">From the first item asked to the last answered.</param>
public sealed record SubjectResult(string Dataset, Subject Subject, IReadOnlyList<ItemResult> Items, TimeSpan Elapsed)
{
    /// <summary>Items with a right prediction.</summary>
    public int Correct => Count(Outcome.Correct);

    /// <summary>Items with a prediction that is not right.</summary>
    public int Wrong => Count(Outcome.Wrong);

    /// <summary>Items whose reply held no prediction.</summary>
    public int Unparsed => Count(Outcome.Unparsed);

    /// <summary>Items without a reply.</summary>
    public int Errors => Count(Outcome.Error);

    /// <summary>Accuracy, 0 to 1: right items over all items. NaN without items.</summary>
    public double Score => (double)Correct / Items.Count;

    private int Count(Outcome outcome) => Items.Count(i => i.Outcome == outcome);
}
