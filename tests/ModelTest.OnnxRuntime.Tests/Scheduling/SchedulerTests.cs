using CsCheck;
using ModelTest.OnnxRuntime.Execution;
using ModelTest.OnnxRuntime.Sampling;
using ModelTest.OnnxRuntime.Scheduling;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Tests.Scheduling;

public sealed class SchedulerTests
{
    private const int StopId = 3;

    private static readonly int[] BlockSizes = [1, 2, 4, 16];

    // Prompts over a small alphabet, so that many share prefixes.
    private static readonly Gen<int[]> PromptGen = Gen.Int[0, 2].Array[1, 12];

    [Fact]
    public void Random_workloads_equal_one_request_at_a_time()
    {
        Gen.Select(
            Gen.Select(PromptGen.Array[1, 30], Gen.Int[1, 20], Gen.Int[1, 8], Gen.Int[1, 5]),
            Gen.Select(Gen.Int[0, 3].Select(i => BlockSizes[i]), Gen.Int[25, 80], Gen.Int[1, 3], Gen.Int[1, 3], Gen.Bool)).Sample(
            (work, cache) =>
            {
                var (prompts, budget, batch, rows) = work;
                var (blockSize, tokens, worth, devices, share) = cache;
                var options = new SchedulerOptions
                {
                    TokenBudget = budget, MaxBatch = batch, MaxRows = rows, BlockSize = blockSize, WorthWaiting = worth, SharePrefixes = share,
                };
                var sequences = prompts.Select(p => Generate(p, maxNewTokens: 6)).ToList();
                var scores = prompts.Where(p => p.Length > 1).Select(p => (Prompt: p, Sequence: new ScoreSequence([.. p], p.Length / 2, [1, 2]))).ToList();
                using var scheduler = new Scheduler([.. Enumerable.Range(0, devices).Select(_ => Device((tokens + blockSize - 1) / blockSize, options))]);
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
            iter: 600);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(16)]
    public void Shared_prefixes_are_computed_once_to_the_token(int blockSize)
    {
        PromptGen.Array[1, 30].Sample(
            prompts =>
            {
                // At 1, a sequence waits for every token that others compute.
                var options = new SchedulerOptions { TokenBudget = 7, BlockSize = blockSize, WorthWaiting = 1 };
                using var scheduler = new Scheduler(Device(1000, options));
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
    public async Task The_rest_of_a_block_is_copied_and_not_computed_again()
    {
        // 20 shared tokens: a block of 16 in place, 4 rows of the next by copy.
        int[] shared = [.. Enumerable.Range(0, 20).Select(i => i % 3)];
        using var scheduler = new Scheduler(Device(100, new SchedulerOptions { BlockSize = 16, WorthWaiting = 1 }));
        var sequences = Enumerable.Range(4, 6).Select(i => Generate([.. shared, i, i], maxNewTokens: 1)).ToList();
        scheduler.Submit(sequences);
        await Task.WhenAll(sequences.Select(s => s.Result));
        Assert.Equal(20 + (6 * 2), scheduler.Statistics.ComputedTokens);
        Assert.Equal(5 * 20, scheduler.Statistics.ReusedTokens);
    }

    [Fact]
    public async Task Several_devices_share_the_work_and_each_prefix_stays_on_one()
    {
        // Eight prefixes of 40 tokens, 24 questions each.
        var prompts = Enumerable.Range(0, 8).SelectMany(p => Enumerable.Range(0, 24).Select(q => (int[])[.. Enumerable.Repeat(p, 40), 9, q / 9, q % 9])).ToList();
        using var gate = new ManualResetEventSlim();
        var options = new SchedulerOptions { TokenBudget = 64, MaxBatch = 8 };
        using var scheduler = new Scheduler([.. Enumerable.Range(0, 4).Select(_ => new SchedulerDevice(Load, options))]);
        var sequences = prompts.ConvertAll(p => Generate(p, maxNewTokens: 1));
        scheduler.Submit(sequences);
        gate.Set();
        await Task.WhenAll(sequences.Select(s => s.Result));
        for (var i = 0; i < prompts.Count; i++)
        {
            Assert.Equal(PlainGreedy(prompts[i], 1), (await sequences[i].Result).Ids);
        }
        // Each device computes two prefixes, and at most the two at the borders of its part once more.
        var alone = (8 * 40) + prompts.Sum(p => p.Length - 40);
        Assert.InRange(scheduler.Statistics.ComputedTokens, 8 * 40, alone + (8 * 40));

        (IStepExecutor, int) Load()
        {
            gate.Wait();
            return (new HashingExecutor(2000), 2000);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Devices_that_compete_for_few_requests_fail_none(int devices)
    {
        var options = new SchedulerOptions { TokenBudget = 64, MaxBatch = 4, BlockSize = 16 };
        using var scheduler = new Scheduler([.. Enumerable.Range(0, devices).Select(_ => Device(100, options))]);
        await scheduler.Loaded;
        // One request each at a time: whoever wakes up mostly finds that another device was faster.
        await Task.WhenAll(Enumerable.Range(0, 4).Select(caller => Task.Run(
            async () =>
            {
                for (var i = 0; i < 5000; i++)
                {
                    int[] prompt = [caller, i % 7, i % 5, 1];
                    var sequence = Generate(prompt, maxNewTokens: 1);
                    scheduler.Submit(sequence);
                    Assert.Equal(PlainGreedy(prompt, 1), (await sequence.Result).Ids);
                }
            },
            TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_device_that_cannot_be_disposed_either_ends_the_work_and_not_the_process()
    {
        using var scheduler = new Scheduler(new SchedulerDevice(() => (new FailingExecutor { FailsToEnd = true }, 100), new SchedulerOptions()));
        var request = Generate([1], 1);
        scheduler.Submit(request);
        Assert.Equal("out of memory", (await Assert.ThrowsAsync<InvalidOperationException>(() => request.Result)).Message);
    }

    [Fact]
    public async Task A_device_that_fails_ends_the_work_of_all()
    {
        using var scheduler = new Scheduler(
            Device(1_000_000, new SchedulerOptions { MaxBatch = 1 }), new SchedulerDevice(() => (new FailingExecutor(), 100), new SchedulerOptions()));
        await scheduler.Loaded;
        var sequences = Enumerable.Range(0, 40).Select(i => Endless([i % 3, i], CancellationToken.None)).ToList();
        scheduler.Submit(sequences);
        foreach (var sequence in sequences)
        {
            Assert.Equal("out of memory", (await Assert.ThrowsAsync<InvalidOperationException>(() => sequence.Result)).Message);
        }
    }

    [Fact]
    public async Task A_second_turn_reuses_the_first_reply()
    {
        using var scheduler = new Scheduler(Device(100, new SchedulerOptions()));
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
        using var scheduler = new Scheduler(Device(10, new SchedulerOptions { TokenBudget = 4 }));
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
        using var scheduler = new Scheduler(Device(1000, new SchedulerOptions()));
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
        using var scheduler = new Scheduler(Device(1_000_000, new SchedulerOptions()));
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
        using var scheduler = new Scheduler(new SchedulerDevice(() => (new HashingExecutor(100) { BrokenAfter = 7 }, 100), new SchedulerOptions()));
        GenerateSequence[] sequences = [Generate([1, 1], 3), Generate([1, 7], 3), Generate([2, 1, 0], 3)];
        scheduler.Submit(sequences);
        await Assert.ThrowsAsync<InvalidDataException>(() => sequences[1].Result);
        Assert.Equal(PlainGreedy([1, 1], 3), (await sequences[0].Result).Ids);
        Assert.Equal(PlainGreedy([2, 1, 0], 3), (await sequences[2].Result).Ids);
    }

    [Fact]
    public async Task A_failing_executor_fails_every_request_with_its_error()
    {
        using var scheduler = new Scheduler(new SchedulerDevice(() => (new FailingExecutor(), 100), new SchedulerOptions()));
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
        using var scheduler = new Scheduler(new SchedulerDevice(() => throw new InvalidOperationException("no such file"), new SchedulerOptions()));
        var request = Generate([1], 1);
        scheduler.Submit(request);
        Assert.Equal("no such file", (await Assert.ThrowsAsync<InvalidOperationException>(() => request.Result)).Message);
        await Assert.ThrowsAsync<InvalidOperationException>(() => scheduler.Loaded);
    }

    [Fact]
    public async Task Dispose_does_not_wait_for_loading()
    {
        using var mayLoad = new SemaphoreSlim(0);
        var scheduler = new Scheduler(new SchedulerDevice(Load, new SchedulerOptions()));
        var request = Generate([1], 1);
        scheduler.Submit(request);
        scheduler.Dispose();
        Assert.False(scheduler.Loaded.IsCompleted);
        mayLoad.Release();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => request.Result);

        (IStepExecutor, int) Load()
        {
            mayLoad.Wait();
            return (new HashingExecutor(10), 10);
        }
    }

    [Fact]
    public async Task Dispose_fails_what_is_unanswered()
    {
        var scheduler = new Scheduler(Device(100_000, new SchedulerOptions()));
        var endless = Endless([1, 2], CancellationToken.None);
        scheduler.Submit(endless);
        scheduler.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => endless.Result);
        Assert.Throws<ObjectDisposedException>(() => scheduler.Submit(Generate([1], 1)));
    }

    private static SchedulerDevice Device(int blocks, SchedulerOptions options) => new(() => (new HashingExecutor(blocks, options.BlockSize), blocks), options);

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
        public bool FailsToEnd { get; init; }

        public StepOutput Run(StepBatch batch) => throw new InvalidOperationException("out of memory");

        public void Dispose()
        {
            if (FailsToEnd)
            {
                throw new InvalidOperationException("the device is lost");
            }
        }
    }
}
