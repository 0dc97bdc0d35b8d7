namespace ModelTest.Comparing;

/// <summary>Cells of the matrix of all pairs of models.</summary>
internal static class PairText
{
    /// <summary>The difference of two models with its mark; empty where there is none.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="row">The place of the model whose score it is.</param>
    /// <param name="column">The place of the model whose score is taken off.</param>
    public static string Of(ComparedDataset dataset, int row, int column)
    {
        if (Find(dataset, row, column) is not { } numbers)
        {
            return "";
        }
        var difference = row < column ? -numbers.Difference : numbers.Difference;
        var mark = !numbers.IsSignificant ? "" : (numbers.IsLoss ^ (row < column)) ? " ▼" : " ▲";
        return ComparisonText.Signed(difference, dataset.Scale) + mark;
    }

    /// <summary>The comparison of two models, the later of the runs less the earlier; null where there is none.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="one">The place of the one.</param>
    /// <param name="other">The place of the other.</param>
    public static PairedNumbers? Find(ComparedDataset dataset, int one, int other) =>
        dataset.Pairs.FirstOrDefault(p => (p.First, p.Second) == (Math.Min(one, other), Math.Max(one, other)))?.Numbers;
}
