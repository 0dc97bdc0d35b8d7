using ModelTest.OnnxRuntime.Execution;

namespace ModelTest.OnnxRuntime.Tests.Execution;

public sealed class StepShapeTests
{
    [Fact]
    public void A_batch_has_the_sizes_of_its_largest_parts()
    {
        var batch = new StepBatch();
        batch.InputIds.AddRange([1, 2, 3, 4]);
        batch.Starts.AddRange([3, 4]);
        batch.Past.AddRange([0, 9]);
        batch.Blocks.AddRange([[0], [1, 2, 3]]);
        batch.Rows.AddRange([2, 3]);
        batch.Requests.AddRange([new NextTokenRequest { Top = 20 }, new NextTokenRequest { Ids = [4, 5] }]);
        var shape = StepShape.Of(batch, vocabulary: 100);
        Assert.Equal(new StepShape(Tokens: 4, Sequences: 2, Width: 3, Rows: 2, Asked: 2, Top: 20), shape);
        Assert.False(shape.IsDecode);
        Assert.Equal(15, StepShape.Of(batch, vocabulary: 15).Top);
    }

    [Fact]
    public void A_step_that_asks_nothing_still_has_a_row()
    {
        var batch = new StepBatch();
        batch.InputIds.Add(1);
        batch.Starts.Add(1);
        batch.Past.Add(0);
        batch.Blocks.Add([0]);
        Assert.Equal(1, StepShape.Of(batch, 100).Rows);
    }

    [Fact]
    public void Rounded_shapes_are_few_and_little_larger()
    {
        var rounded = Enumerable.Range(1, 256).Select(b => (Batch: b, Shape: Decode(b).RoundedUp())).ToList();
        Assert.All(rounded, r =>
        {
            Assert.True(r.Shape.IsDecode);
            Assert.InRange(r.Shape.Sequences, r.Batch, r.Batch <= 8 ? (2 * r.Batch) - 1 : r.Batch <= 64 ? r.Batch + 7 : r.Batch + 31);
            Assert.Equal(8, r.Shape.Width);
        });
        Assert.InRange(rounded.Select(r => r.Shape).Distinct().Count(), 10, 20);
    }

    private static StepShape Decode(int batch) => new(batch, batch, 5, batch, 1, 8);
}
