using CsCheck;
using ModelTest.Statistics.Resampling;

namespace ModelTest.Tests.Statistics.Resampling;

public sealed class GroupKFoldTests
{
    [Fact]
    public void Assign_ExampleOfScikitLearn_IsItsFolds()
    {
        // GroupKFold's documentation: groups [0, 0, 2, 2] in 2 folds; fold 0 tests group 2, fold 1 group 0.
        Assert.Equal([1, 0], GroupKFold.Assign([2, 2], 2));
    }

    [Fact]
    public void Assign_FourteenGroups_ReversesAStableOrder()
    {
        // NumPy 1.22 and 1.24: argsort(sizes)[::-1] = [9, 12, 10, 7, 1, 13, 11, 8, 6, 5, 4, 3, 2, 0].
        int[] sizes = [1, 2, 1, 1, 1, 1, 1, 2, 1, 6, 2, 1, 4, 1];
        Assert.Equal([9, 12, 10, 7, 1, 13, 11, 8, 6, 5, 4, 3, 2, 0], NumpyArgSort.Of(sizes).Reverse());

        // So the folds begin with groups 9, 12, 10, 7 and 1; the sixes' and the four's folds get nothing more until the others have caught up.
        var folds = GroupKFold.Assign(sizes, 5);
        int[] largest = [9, 12, 10, 7, 1], next = [13, 11, 8, 6, 5, 4];
        Assert.Equal([0, 1, 2, 3, 4], largest.Select(g => folds[g]));
        Assert.Equal([2, 3, 4, 2, 3, 4], next.Select(g => folds[g]));
    }

    [Fact]
    public void Assign_GroupsOfOneSize_DealsThemOutInTurn()
    {
        var folds = GroupKFold.Assign([.. Enumerable.Repeat(2, 2415)], 5);
        var order = NumpyArgSort.Of([.. Enumerable.Repeat(2, 2415)]).Reverse().ToArray();

        Assert.Equal(Enumerable.Range(0, 2415).Select(i => i % 5), order.Select(g => folds[g]));
    }

    [Fact]
    public void ArgSort_SeventeenEqualValues_IsPartitionedByHand()
    {
        // Median at 8 goes to 15 (and 15 to 8); then 1↔14, 2↔13, … 6↔9, 7↔8 change places, and the pivot comes back from 15 to where i stopped.
        Assert.Equal([0, 14, 13, 12, 11, 10, 9, 15, 8, 6, 5, 4, 3, 2, 1, 7, 16], NumpyArgSort.Of([.. Enumerable.Repeat(1, 17)]));
    }

    [Fact]
    public void ArgSort_AnyValues_SortsAllPositions()
    {
        Gen.Int[0, 9].Array[0, 200].Sample(values =>
        {
            var order = NumpyArgSort.Of(values);
            Assert.Equal(Enumerable.Range(0, values.Length), order.Order());
            Assert.Equal(values.Order(), order.Select(i => values[i]));
        });
    }

    [Fact]
    public void Assign_AnySizes_BalancesWithinTheLargestGroup()
    {
        Gen.Int[1, 20].Array[5, 100].Sample(sizes =>
        {
            var folds = GroupKFold.Assign(sizes, 5);
            var rows = Enumerable.Range(0, 5).Select(f => sizes.Where((_, g) => folds[g] == f).Sum()).ToArray();
            Assert.InRange(rows.Max() - rows.Min(), 0, sizes.Max());
        });
    }

    [Fact]
    public void Assign_FewerGroupsThanFolds_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => GroupKFold.Assign([1, 1], 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => GroupKFold.Assign([1, 1], 1));
    }
}
