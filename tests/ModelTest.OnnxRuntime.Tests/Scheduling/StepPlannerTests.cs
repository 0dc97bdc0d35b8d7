using CsCheck;
using ModelTest.OnnxRuntime.Execution;
using ModelTest.OnnxRuntime.Scheduling;

namespace ModelTest.OnnxRuntime.Tests.Scheduling;

/// <summary>The planner step by step, with an executor's part played by the test.</summary>
public sealed class StepPlannerTests
{
    private static readonly int[] BlockSizes = [1, 3, 8];

    [Fact]
    public void No_block_is_lost_whatever_ends_how()
    {
        var preemptions = 0L;
        var copies = 0L;
        Gen.Select(Gen.Int[0, 2].Array[1, 12].Array[1, 25], Gen.Int[20, 60], Gen.Int[1, 20], Gen.Int[0, 2].Select(i => BlockSizes[i]), Gen.Bool, Gen.Int).Sample(
            (prompts, tokens, budget, blockSize, share, seed) =>
            {
                var blocks = (tokens + blockSize - 1) / blockSize;
                var queue = new RequestQueue();
                var options = new SchedulerOptions { TokenBudget = budget, BlockSize = blockSize, WorthWaiting = 1, SharePrefixes = share };
                var planner = new StepPlanner(options, blocks, new RequestWalk(queue));
                var random = new Random(seed);
                queue.Add([.. prompts.Select(Sequence)]);
                for (var step = 0; queue.Count + planner.Running.Count + planner.Postponed.Count > 0; step++)
                {
                    Assert.InRange(step, 0, 10_000);
                    var (batch, scheduled) = planner.Plan();
                    Interlocked.Add(ref copies, batch.Copies.Count);
                    Assert.True(batch.InputIds.Count <= budget);
                    Assert.Equal(batch.InputIds.Count, batch.Starts[^1]);
                    Assert.True(scheduled.Count > 0, "a step without progress, though every request fits the cache");
                    // No block is written by two sequences, and none is in two places unless it is the tree's.
                    var own = planner.Running.SelectMany(s => planner.OwnBlocks(s).ToArray()).ToList();
                    Assert.Equal(own.Count, own.Distinct().Count());
                    Assert.Equal(blocks, planner.FreeBlocks + planner.SharedBlocks + own.Count);
                    AssertNoRowIsWrittenTwice(batch, blockSize);
                    foreach (var (sequence, positions) in scheduled)
                    {
                        for (var i = 0; i < positions.Count; i++)
                        {
                            sequence.Accept(positions[i], new NextToken(sequence.Wants(positions[i])!, HashingExecutor.Expected(sequence.Tokens)));
                        }
                        // Some are given up half way.
                        if (sequence.IsFinished || random.Next(20) == 0)
                        {
                            planner.Remove(sequence);
                        }
                    }
                }
                Assert.Equal(blocks, planner.FreeBlocks + planner.SharedBlocks);
                Interlocked.Add(ref preemptions, planner.Statistics(0).Preemptions);
            },
            iter: 700);
        Assert.True(preemptions > 0, "the caches were meant to be too small");
        Assert.True(copies > 0, "some prompts were meant to share a part of a block");
    }

    private static void AssertNoRowIsWrittenTwice(StepBatch batch, int blockSize)
    {
        var written = new HashSet<(int, int)>();
        for (var s = 0; s < batch.Past.Count; s++)
        {
            for (var position = batch.Past[s]; position < batch.Past[s] + batch.Starts[s + 1] - batch.Starts[s]; position++)
            {
                Assert.True(written.Add((batch.Blocks[s][position / blockSize], position % blockSize)));
            }
        }
        Assert.All(batch.Copies, c => Assert.All(Enumerable.Range(0, c.Rows), row => Assert.DoesNotContain((c.Target, row), written)));
        if (!batch.Admits)
        {
            Assert.All(batch.Past.Zip(batch.Blocks), pair => Assert.All(
                Enumerable.Range(0, pair.First), p => Assert.DoesNotContain((pair.Second[p / blockSize], p % blockSize), written)));
        }
    }

    private static GenerateSequence Sequence(int[] prompt) => GreedySequence.Of(prompt, 8);
}
