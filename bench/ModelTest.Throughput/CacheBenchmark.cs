using System.Diagnostics;
using System.Globalization;
using ModelTest.Caching;
using ModelTest.Models;
using ModelTest.Prompts;

namespace ModelTest.Throughput;

/// <summary>How long it takes to look up the answers of a whole benchmark in the cache of replies, and to put them there.</summary>
internal static class CacheBenchmark
{
    private const int Shots = 5;
    private const int Rounds = 3;

    /// <summary>Asks a model that answers at once, with a cache that is empty, then full; prints the times.</summary>
    public static async Task<int> RunAsync(Options options)
    {
        var count = options.GetInteger("answers", 14_000);
        var folder = options.Get("folder", "");
        var own = folder.Length == 0;
        folder = own ? Directory.CreateTempSubdirectory("modeltest-cache").FullName : folder;
        // As long as C-Eval's prompts are: five shots and a question.
        var shots = Enumerable.Range(0, Shots).SelectMany(i => new[] { new Turn(Role.User, Text(i)), new Turn(Role.Assistant, "B") }).ToArray();
        var prompts = Enumerable.Range(0, count).Select(i => new Prompt([.. shots, new Turn(Role.User, Text(i + Shots))])).ToArray();
        try
        {
            for (var round = 0; round < Rounds; round++)
            {
                using var cache = new ReplyCache(folder, 4096);
                await using var model = new CachedModel(new InstantModel(), new GenerationSettings(), cache);
                var (start, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                await Task.WhenAll(prompts.Select(p => model.GenerateAsync(p, new GenerateOptions())));
                var elapsed = Stopwatch.GetElapsedTime(start);
                var counts = cache.Counts;
                Console.WriteLine(FormattableString.Invariant(
                    $"{counts.Hits,6} found, {counts.Misses,6} put there: {elapsed.TotalMilliseconds,7:F0} ms, {(Environment.CpuUsage.TotalTime - used).TotalMilliseconds,6:F0} ms of processors' time"));
            }
        }
        finally
        {
            if (own)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        return 0;
    }

    private static string Text(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $"以下是中国关于计算机网络考试的单项选择题，请选出其中的正确答案。\n第 {number} 题：使用位填充方法，以01111110为位首flag，数据为011011111111111111110010，求传送时要添加几个0____\nA. 1\nB. 2\nC. 3\nD. 4\n答案: ");

    /// <summary>A model that says B to everything.</summary>
    private sealed class InstantModel : IModel
    {
        public ModelInfo Info { get; } = new()
        {
            Name = "instant", Engine = "none", Device = "none", Fingerprint = new string('0', 64), Template = "none", ContextLength = 4096,
        };

        public ValueTask<int> CountTokensAsync(Prompt prompt, CancellationToken cancellationToken = default) => new(1);

        public Task<Reply> GenerateAsync(Prompt prompt, GenerateOptions options, CancellationToken cancellationToken = default) =>
            Task.FromResult(new Reply("B", 1, 1, StopReason.Stop));

        public Task<ScoreResult> ScoreAsync(
            Prompt prompt, IReadOnlyList<string> continuations, ScoreOptions options, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
