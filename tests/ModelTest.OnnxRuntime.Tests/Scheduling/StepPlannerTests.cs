using CsCheck;
using ModelTest.OnnxRuntime.Sampling;
using ModelTest.OnnxRuntime.Scheduling;

namespace ModelTest.OnnxRuntime.Tests.Scheduling;

/// <summary>The planner step by step, with an executor's part played by the test.</summary>
public sealed class StepPlannerTests
{
    [Fact]
    public void No_slot_is_lost_whatever_ends_how()
    {
        var preemptions = 0L;
        Gen.Select(Gen.Int[0, 2].Array[1, 12].Array[1, 25], Gen.Int[20, 60], Gen.Int[1, 20], Gen.Bool, Gen.Int).Sample(
            (prompts, slots, budget, share, seed) =>
            {
                var waiting = new WaitingQueue();
                var planner = new StepPlanner(new SchedulerOptions { TokenBudget = budget, SharePrefixes = share }, slots, waiting);
                var random = new Random(seed);
                for (var i = 0; i < prompts.Length; i++)
                {
                    waiting.Add(Sequence(prompts[i], arrival: i));
                }
                for (var step = 0; waiting.Count + planner.Running.Count > 0; step++)
                {
                    Assert.InRange(step, 0, 10_000);
                    var (batch, scheduled) = planner.Plan();
                    Assert.True(batch.InputIds.Count <= budget);
                    Assert.Equal(batch.InputIds.Count, batch.Starts[^1]);
                    Assert.True(scheduled.Count > 0, "a step without progress, though every request fits the cache");
                    // No slot is in two sequences at once unless it is the tree's.
                    var own = planner.Running.SelectMany(s => s.Slots.Skip(s.InTree)).ToList();
                    Assert.Equal(own.Count, own.Distinct().Count());
                    Assert.Equal(slots, planner.FreeSlots + planner.SharedSlots + own.Count);
                    foreach (var (sequence, positions) in scheduled)
                    {
                        foreach (var position in positions)
                        {
                            sequence.Accept(position, HashingExecutor.Expected(sequence.Tokens));
                        }
                        // Some are given up half way.
                        if (sequence.IsFinished || random.Next(20) == 0)
                        {
                            planner.Remove(sequence);
                        }
                    }
                }
                Assert.Equal(slots, planner.FreeSlots + planner.SharedSlots);
                Interlocked.Add(ref preemptions, planner.Statistics(0).Preemptions);
            },
            iter: 500);
        Assert.True(preemptions > 0, "the caches were meant to be too small");
    }

    private static GenerateSequence Sequence(int[] prompt, int arrival) =>
        new([.. prompt], new GenerateLimits(8, 0, new HashSet<int>()), new TokenChooser(new SamplingOptions(0, 0, 1, 0), prompt), null) { Arrival = arrival };
}
