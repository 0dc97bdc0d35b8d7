using ModelTest.Models;
using ModelTest.OnnxRuntime.Backends;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Scheduling;
using ModelTest.OnnxRuntime.Tests.Families;
using ModelTest.OnnxRuntime.Tests.Scheduling;
using ModelTest.Prompts;
using ModelTest.Tests;

namespace ModelTest.OnnxRuntime.Tests.Backends;

/// <summary>The embedded model on a real GPU, against its reference outputs and the CPU; skipped where there is none.</summary>
public sealed class CudaBackendTests(ITestOutputHelper output)
{
    // In 16 bits a logit of ten has a precision of 0.008.
    private const double Close = 1e-2;

    private static readonly List<ParityPrompt> Prompts = ParityPrompt.ReadAll(RepositoryPaths.TinyModel);
    private static readonly string[] Letters = ["A", "B", "C", "D"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(8192, true, false, false)]
    [InlineData(8192, false, false, false)]
    [InlineData(100, true, false, false)]
    [InlineData(8192, true, true, false)]
    [InlineData(8192, true, false, true)]
    [InlineData(8192, true, true, true)]
    public async Task Replies_are_the_reference_s_but_where_two_tokens_are_as_likely(int budget, bool share, bool graphs, bool kernel)
    {
        var settings = Settings();
        (settings.TokenBudget, settings.SharePrefixes, settings.CudaGraphs, settings.CustomKernels) = (budget, share, graphs, kernel);
        using var cuda = Scheduler(settings);
        using var cpu = Scheduler(new ModelSettings { Path = RepositoryPaths.TinyModel });
        var replies = await GenerateAsync(cuda);
        foreach (var (prompt, reply) in Prompts.Zip(replies))
        {
            var at = prompt.Continuation.AsSpan().CommonPrefixLength([.. reply]);
            if (at == prompt.Continuation.Length && at == reply.Count)
            {
                continue;
            }
            var stop = Checkpoint.Open(RepositoryPaths.TinyModel).Tokenizer.TokenId("<|im_end|>")!.Value;
            int[] tokens = [.. prompt.Tokens, .. prompt.Continuation[..at]];
            int[] two = [at < prompt.Continuation.Length ? prompt.Continuation[at] : stop, at < reply.Count ? reply[at] : stop];
            var score = new ScoreSequence([.. tokens], tokens.Length, two);
            cpu.Submit(score);
            var last = (await score.Result).Last;
            output.WriteLine($"prompt {prompt.Id}, token {at}: {two[0]} on the CPU, {two[1]} on the GPU, {last[0] - last[1]:F4} apart");
            Assert.InRange(last[0] - last[1], -Close, Close);
        }
    }

    [Fact]
    public async Task Letters_score_nearly_as_in_the_reference()
    {
        var settings = Settings();
        await using var model = LocalEngine.Open(settings, new Dictionary<string, MetaTemplate>(), cancellationToken: Cancellation);
        var results = await Task.WhenAll(Prompts.Select(p => model.ScoreAsync(p.Prompt, Letters, new ScoreOptions(), Cancellation)));
        Assert.All(Prompts.Zip(results), pair => Assert.All(
            Letters.Zip(pair.Second.Continuations), letter => Assert.Equal(pair.First.Logprobs[letter.First], letter.Second.LogProbability, 0.05)));
    }

    // What can be said of the checkpoint is said without a GPU too.
    [Theory]
    [InlineData(144, true, true)]
    [InlineData(144, false, false)]
    [InlineData(128, true, false)]
    public void Heads_that_the_kernels_cannot_take_are_an_error(int size, bool kernel, bool isError)
    {
        using var checkpoint = new FamilyCheckpoint("LlamaForCausalLM", $$"""{"head_dim":{{size}}}""");
        var settings = new ModelSettings { Path = checkpoint.Path, Device = "cuda", CustomKernels = kernel };
        var problem = Backend.Of(settings, []).Inspect(Checkpoint.Open(checkpoint.Path)).FirstOrDefault(p => p.Where == "model.custom_kernels");
        var config = Path.Combine(checkpoint.Path, "config.json");
        Assert.Equal(isError ? $"heads of {size} elements in {config} are more than the 128 that they are made for." : null, problem?.What);
    }

    [Fact]
    public void Odd_layers_that_the_kernels_cannot_take_are_an_error()
    {
        using var checkpoint = new FamilyCheckpoint("Qwen3ForCausalLM", """{"head_dim":32,"intermediate_size":81}""");
        var settings = new ModelSettings { Path = checkpoint.Path, Device = "cuda", CustomKernels = true };
        var problem = Backend.Of(settings, []).Inspect(Checkpoint.Open(checkpoint.Path)).First();
        Assert.Equal("model.custom_kernels", problem.Where);
        Assert.EndsWith("is 81.", problem.What, StringComparison.Ordinal);
    }

    private static async Task<List<IReadOnlyList<int>>> GenerateAsync(Scheduler scheduler)
    {
        var stop = Checkpoint.Open(RepositoryPaths.TinyModel).Tokenizer.TokenId("<|im_end|>")!.Value;
        var sequences = Prompts.ConvertAll(p => GreedySequence.Of(p.Tokens, 64, stop, 2));
        scheduler.Submit(sequences);
        return [.. (await Task.WhenAll(sequences.Select(s => s.Result))).Select(r => r.Ids)];
    }

    private static Scheduler Scheduler(ModelSettings settings)
    {
        var checkpoint = Checkpoint.Open(settings.Path);
        return new Scheduler(Backend.Of(settings, []).Devices(checkpoint, checkpoint.Config.MaxPositions));
    }

    private static ModelSettings Settings()
    {
        var settings = new ModelSettings { Path = RepositoryPaths.TinyModel, Device = "cuda", CacheMebibytes = 1024 };
        var problems = Backend.Of(settings, []).Inspect(Checkpoint.Open(settings.Path)).ToList();
        Assert.SkipWhen(problems.Count > 0, $"no GPU to test on: {string.Join(" ", problems)}");
        return settings;
    }
}
