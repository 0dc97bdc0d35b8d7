namespace ModelTest.Statistics.Resampling;

/// <summary>
/// scikit-learn's <c>GroupKFold</c>: folds that keep the rows of a group together. The largest groups come first, each goes to the fold with the
/// fewest rows (of equal ones the first).
/// </summary>
/// <remarks>
/// Groups of the same size come in the reverse of the order in which <c>numpy.argsort</c> leaves their sizes. That sort is unstable and its order
/// depends on NumPy's version and on the processor; matched here is NumPy's portable quicksort, used on every processor before NumPy 1.25. Up to 16
/// groups that is: of equal sizes the last group first.
/// </remarks>
internal static class GroupKFold
{
    /// <summary>The fold of each group.</summary>
    /// <param name="groupSizes">Rows of each group, the groups in ascending order of their labels.</param>
    /// <param name="folds">Number of folds, 2 or more and at most the number of groups.</param>
    /// <returns>A fold from 0 for each group.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2 folds, or fewer groups than folds.</exception>
    public static int[] Assign(IReadOnlyList<int> groupSizes, int folds)
    {
        ArgumentNullException.ThrowIfNull(groupSizes);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(groupSizes.Count, folds, nameof(groupSizes));
        var assigned = new int[groupSizes.Count];
        var rows = new long[folds];
        foreach (var group in NumpyArgSort.Of(groupSizes).Reverse())
        {
            var lightest = Array.IndexOf(rows, rows.Min());
            rows[lightest] += groupSizes[group];
            assigned[group] = lightest;
        }
        return assigned;
    }
}
