using System.Diagnostics;
using ModelTest.Datasets.CEval;
using ModelTest.Models;
using ModelTest.OnnxRuntime.Execution;
using ModelTest.OnnxRuntime.Sampling;
using ModelTest.OnnxRuntime.Scheduling;
using ModelTest.OnnxRuntime.Tokenization;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Throughput;

/// <summary>
/// C-Eval's prompts through the scheduler with nothing computed: how many tokens a device would compute beside the fewest there can be, in how
/// many steps, and the time the host takes for a step. Runs without a GPU.
/// </summary>
internal static class ScheduleBenchmark
{
    private const int Vocabulary = 1 << 17;

    /// <summary>Plans the dataset and prints the figures.</summary>
    public static async Task<int> RunAsync(Options options)
    {
        var prompts = await PromptsAsync(options);
        foreach (var block in options.GetIntegers("blocks", [1, 64, 128, 256]))
        {
            var scheduling = new SchedulerOptions
            {
                TokenBudget = options.GetInteger("budget", 8192),
                BlockSize = block,
                WorthWaiting = options.GetInteger("worth", 16),
            };
            var executor = new CountingExecutor();
            var blocks = options.GetInteger("tokens", 600_000) / block;
            var sequences = prompts.ConvertAll(Sequence);
            // All at once, as a test run hands them over: the first step already sees the whole order.
            using var gate = new ManualResetEventSlim();
            using var scheduler = new Scheduler(new SchedulerDevice(Load, scheduling));
            scheduler.Submit(sequences);
            var start = Stopwatch.GetTimestamp();
            gate.Set();
            await Task.WhenAll(sequences.Select(s => s.Result));
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            var (steps, computed, reused, _) = scheduler.Statistics;
            Console.WriteLine(
                $"blocks of {block}: {computed} tokens computed in {steps} steps, {reused} taken from the cache, {executor.Copies} part blocks copied; "
                + $"host {seconds * 1e3:F0} ms, {seconds * 1e3 / steps:F2} ms a step");

            (IStepExecutor, int) Load()
            {
                gate.Wait();
                return (executor, blocks);
            }
        }
        return 0;
    }

    private static async Task<List<int[]>> PromptsAsync(Options options)
    {
        var data = options.Get("data", Path.Combine("models", "tiny-internlm2", "data", "ceval-sample"));
        var tokenizer = SentencePieceTokenizer.Load(options.Get("tokenizer", Path.Combine("models", "tiny-internlm2")));
        var dataset = new CEvalProvider().Open(new CEvalSettings { Path = Path.GetFullPath(data) });
        await using var reader = new PromptReader();
        var results = await Task.WhenAll(dataset.Subjects.SelectMany(s => dataset.ReadItems(s).Select(i => dataset.EvaluateAsync(s, i, reader))));
        var prompts = results.Select(r => tokenizer.Encode(MetaTemplate.InternLM2.RenderOpen(r.Prompt!)).ToArray()).ToList();
        Console.WriteLine($"{prompts.Count} prompts, {prompts.Sum(p => p.Length)} tokens, {Distinct(prompts)} if each shared one is computed once");
        return prompts;
    }

    // Every distinct prefix once, as in a tree of the prompts in their order.
    private static long Distinct(List<int[]> prompts)
    {
        var sorted = prompts.Order(Comparer<int[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b))).ToList();
        return sorted[0].Length + sorted.Zip(sorted.Skip(1)).Sum(p => (long)p.Second.Length - p.First.AsSpan().CommonPrefixLength(p.Second));
    }

    private static GenerateSequence Sequence(int[] prompt) => new(
        [.. prompt], new GenerateLimits(1, 0, new HashSet<int>()), new TokenChooser(new SamplingOptions(0, 0, 1, 0), prompt), null);

    private sealed class CountingExecutor : IStepExecutor
    {
        private readonly Output output = new();

        public int Copies { get; private set; }

        public StepOutput Run(StepBatch batch)
        {
            Copies += batch.Copies.Count;
            output.Requests = batch.Requests;
            return output;
        }

        public void Dispose()
        {
        }

        private sealed class Output : StepOutput
        {
            private static readonly long[] Ids = [5];
            private static readonly float[] Scores = [0];

            public List<NextTokenRequest> Requests { get; set; } = [];

            public override NextToken Row(int row) => new(Requests[row], Ids, Scores, [], []);
        }
    }

    /// <summary>A model that answers at once: the dataset's results then hold its prompts.</summary>
    private sealed class PromptReader : IModel
    {
        public ModelInfo Info { get; } = new()
        {
            Name = "none", Engine = "none", Device = "none", Fingerprint = "none", Template = "internlm2", ContextLength = Vocabulary,
        };

        public ValueTask<int> CountTokensAsync(Prompt prompt, CancellationToken cancellationToken = default) => ValueTask.FromResult(1);

        public Task<Reply> GenerateAsync(Prompt prompt, GenerateOptions options, CancellationToken cancellationToken = default) =>
            Task.FromResult(new Reply("A", 1, 1, StopReason.Stop));

        public Task<ScoreResult> ScoreAsync(
            Prompt prompt, IReadOnlyList<string> continuations, ScoreOptions options, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
