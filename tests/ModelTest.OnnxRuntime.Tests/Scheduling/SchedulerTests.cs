using CsCheck;
using ModelTest.OnnxRuntime.Execution;
using ModelTest.OnnxRuntime.Sampling;
using ModelTest.OnnxRuntime.Scheduling;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Tests.Scheduling;

public sealed class SchedulerTests
{
    private const int StopId = 3;

    // Prompts over a small alphabet, so that many share prefixes.
    private static readonly Gen<int[]> PromptGen = Gen.Int[0, 2].Array[1, 12];

    [Fact]
    public void Random_workloads_equal_one_request_at_a_time()
    {
        Gen.Select(PromptGen.Array[1, 30], Gen.Int[1, 20], Gen.Int[1, 8], Gen.Int[1, 5], Gen.Int[25, 80], Gen.Bool).Sample(
            (prompts, budget, batch, rows, slots, share) =>
            {
                var options = new SchedulerOptions { TokenBudget = budget, MaxBatch = batch, MaxLogitRows = rows, SharePrefixes = share };
                var sequences = prompts.Select(p => Generate(p, maxNewTokens: 6)).ToList();
                var scores = prompts.Where(p => p.Length > 1).Select(p => (Prompt: p, Sequence: new ScoreSequence([.. p], p.Length / 2, [1, 2]))).ToList();
                using var scheduler = new Scheduler(() => new HashingExecutor(slots), slots, options);
                scheduler.Submit([.. sequences, .. scores.Select(s => s.Sequence)]);
                for (var i = 0; i < prompts.Length; i++)
                {
                    Assert.Equal(PlainGreedy(prompts[i], 6), sequences[i].Result.GetAwaiter().GetResult().Ids);
                }
                foreach (var (prompt, sequence) in scores)
                {
                    var result = sequence.Result.GetAwaiter().GetResult();
                    Assert.Equal(PlainScore(prompt, prompt.Length / 2), result.Known, 1e-6);
                    Assert.Equal(PlainLast(prompt, 2), result.Last[1], 1e-6);
                }
            },
            iter: 400);
    }

    [Fact]
    public void Shared_prefixes_are_computed_once_to_the_token()
    {
        PromptGen.Array[1, 30].Sample(
            prompts =>
            {
                using var scheduler = new Scheduler(() => new HashingExecutor(1000), 1000, new SchedulerOptions { TokenBudget = 7 });
                var sequences = prompts.Select(p => Generate(p, maxNewTokens: 1)).ToList();
                scheduler.Submit(sequences);
                Task.WaitAll(sequences.Select(s => s.Result));
                // Every distinct prefix once; the last token of a prompt once per request, as its logits are wanted.
                var prefixes = prompts.SelectMany(p => Enumerable.Range(1, p.Length - 1).Select(n => string.Join(',', p[..n]))).ToHashSet();
                var most = prefixes.Count + prompts.Length;
                Assert.InRange(scheduler.Statistics.ComputedTokens, prefixes.Count, most);
            },
            iter: 300);
    }

    [Fact]
    public async Task A_second_turn_reuses_the_first_reply()
    {
        using var scheduler = new Scheduler(() => new HashingExecutor(100), 100, new SchedulerOptions());
        var first = Generate([0, 1, 2, 0, 1], maxNewTokens: 4);
        scheduler.Submit(first);
        var reply = (await first.Result).Ids;
        var reused = scheduler.Statistics.ReusedTokens;
        var second = Generate([0, 1, 2, 0, 1, .. reply, 2, 2], maxNewTokens: 1);
        scheduler.Submit(second);
        await second.Result;
        Assert.True(scheduler.Statistics.ReusedTokens - reused >= 5 + reply.Count - 1);
    }

    [Fact]
    public async Task A_request_longer_than_the_cache_fails_alone()
    {
        using var scheduler = new Scheduler(() => new HashingExecutor(10), 10, new SchedulerOptions { TokenBudget = 4 });
        var tooLong = Generate([.. Enumerable.Repeat(1, 11)], maxNewTokens: 1);
        var fits = Generate([2, 2, 2], maxNewTokens: 2);
        scheduler.Submit(tooLong, fits);
        var error = await Assert.ThrowsAsync<InputException>(() => tooLong.Result);
        Assert.Contains("model.cache_mebibytes", error.Message, StringComparison.Ordinal);
        Assert.Equal(PlainGreedy([2, 2, 2], 2), (await fits.Result).Ids);
    }

    [Fact]
    public async Task A_cancelled_request_ends_as_cancelled_and_others_go_on()
    {
        using var scheduler = new Scheduler(() => new HashingExecutor(1000), 1000, new SchedulerOptions());
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var cancelled = Endless([0, 1], source.Token);
        var other = Generate([1, 1, 2], maxNewTokens: 3);
        scheduler.Submit(cancelled, other);
        await Assert.ThrowsAsync<TaskCanceledException>(() => cancelled.Result);
        Assert.Equal(PlainGreedy([1, 1, 2], 3), (await other.Result).Ids);
    }

    [Fact]
    public async Task A_request_cancelled_while_it_runs_ends_as_cancelled()
    {
        // Far more room than it can fill before it is looked at.
        using var scheduler = new Scheduler(() => new HashingExecutor(1_000_000), 1_000_000, new SchedulerOptions());
        using var source = new CancellationTokenSource();
        var endless = Endless([0, 1, 2], source.Token);
        scheduler.Submit(endless);
        SpinWait.SpinUntil(() => scheduler.Statistics.Steps > 0);
        await source.CancelAsync();
        await Assert.ThrowsAsync<TaskCanceledException>(() => endless.Result);
        var other = Generate([1, 1, 2], maxNewTokens: 3);
        scheduler.Submit(other);
        Assert.Equal(PlainGreedy([1, 1, 2], 3), (await other.Result).Ids);
    }

    [Fact]
    public async Task A_request_whose_logits_are_no_numbers_fails_alone()
    {
        using var scheduler = new Scheduler(() => new HashingExecutor(100) { BrokenAfter = 7 }, 100, new SchedulerOptions());
        GenerateSequence[] sequences = [Generate([1, 1], 3), Generate([1, 7], 3), Generate([2, 1, 0], 3)];
        scheduler.Submit(sequences);
        await Assert.ThrowsAsync<InvalidDataException>(() => sequences[1].Result);
        Assert.Equal(PlainGreedy([1, 1], 3), (await sequences[0].Result).Ids);
        Assert.Equal(PlainGreedy([2, 1, 0], 3), (await sequences[2].Result).Ids);
    }

    [Fact]
    public async Task A_failing_executor_fails_every_request_with_its_error()
    {
        using var scheduler = new Scheduler(() => new FailingExecutor(), 100, new SchedulerOptions());
        var first = Generate([1], 1);
        scheduler.Submit(first);
        Assert.Equal("out of memory", (await Assert.ThrowsAsync<InvalidOperationException>(() => first.Result)).Message);
        var later = Generate([2], 1);
        scheduler.Submit(later);
        await Assert.ThrowsAsync<InvalidOperationException>(() => later.Result);
    }

    [Fact]
    public async Task An_executor_that_cannot_be_loaded_fails_every_request_and_whoever_waits_for_it()
    {
        using var scheduler = new Scheduler(() => throw new InvalidOperationException("no such file"), 10, new SchedulerOptions());
        var request = Generate([1], 1);
        scheduler.Submit(request);
        Assert.Equal("no such file", (await Assert.ThrowsAsync<InvalidOperationException>(() => request.Result)).Message);
        await Assert.ThrowsAsync<InvalidOperationException>(() => scheduler.Loaded);
    }

    [Fact]
    public async Task Dispose_does_not_wait_for_loading()
    {
        using var mayLoad = new SemaphoreSlim(0);
        var scheduler = new Scheduler(Load, 10, new SchedulerOptions());
        var request = Generate([1], 1);
        scheduler.Submit(request);
        scheduler.Dispose();
        Assert.False(scheduler.Loaded.IsCompleted);
        mayLoad.Release();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => request.Result);

        HashingExecutor Load()
        {
            mayLoad.Wait();
            return new HashingExecutor(10);
        }
    }

    [Fact]
    public async Task Dispose_fails_what_is_unanswered()
    {
        var scheduler = new Scheduler(() => new HashingExecutor(100_000), 100_000, new SchedulerOptions());
        var endless = Endless([1, 2], CancellationToken.None);
        scheduler.Submit(endless);
        scheduler.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => endless.Result);
        Assert.Throws<ObjectDisposedException>(() => scheduler.Submit(Generate([1], 1)));
    }

    private static GenerateSequence Generate(int[] prompt, int maxNewTokens) =>
        new([.. prompt], new GenerateLimits(maxNewTokens, 0, new HashSet<int> { StopId }), Greedy(prompt), null);

    private static GenerateSequence Endless(int[] prompt, CancellationToken cancellation) =>
        new([.. prompt], new GenerateLimits(int.MaxValue, 0, new HashSet<int>()), Greedy(prompt), null) { Cancellation = cancellation };

    private static TokenChooser Greedy(int[] prompt) => new(new SamplingOptions(0, 0, 1, 0), prompt);

    private static List<int> PlainGreedy(int[] prompt, int maxNewTokens)
    {
        List<int> tokens = [.. prompt];
        while (tokens.Count - prompt.Length < maxNewTokens)
        {
            var logits = HashingExecutor.Expected(tokens);
            var next = Array.IndexOf(logits, logits.Max());
            if (next == StopId)
            {
                break;
            }
            tokens.Add(next);
        }
        return tokens[prompt.Length..];
    }

    private static double PlainScore(int[] tokens, int from) =>
        Enumerable.Range(from, tokens.Length - from).Sum(i => PlainLast(tokens[..i], tokens[i]));

    private static double PlainLast(int[] tokens, int next)
    {
        var logits = HashingExecutor.Expected(tokens);
        return logits[next] - Math.Log(logits.Sum(x => Math.Exp(x)));
    }

    private sealed class FailingExecutor : IStepExecutor
    {
        public int Vocabulary => 5;

        public ReadOnlySpan<float> Run(StepBatch batch) => throw new InvalidOperationException("out of memory");

        public void Dispose()
        {
        }
    }
}
