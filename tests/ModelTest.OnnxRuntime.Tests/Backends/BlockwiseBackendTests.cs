using ModelTest.Models;
using ModelTest.OnnxRuntime.Tests.Kernels;
using ModelTest.Prompts;
using ModelTest.Tests;

namespace ModelTest.OnnxRuntime.Tests.Backends;

/// <summary>The way of a GPU, on the real ONNX Runtime, against the embedded model's reference outputs and the CPU's own way.</summary>
public sealed class BlockwiseBackendTests
{
    private static readonly List<ParityPrompt> Prompts = ParityPrompt.ReadAll(RepositoryPaths.TinyModel);
    private static readonly Dictionary<string, MetaTemplate> NoTemplates = [];
    private static readonly string[] Letters = ["A", "B", "C", "D"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(16, 1, false)]
    [InlineData(16, 1, true)]
    [InlineData(128, 1, true)]
    [InlineData(256, 2, false)]
    public async Task Replies_are_the_reference_s(int blockSize, int sessions, bool captures)
    {
        await using var model = Open(new BlockwiseBackend { BlockSize = blockSize, Sessions = sessions, Captures = captures });
        var replies = await Task.WhenAll(Prompts.Select(p => model.GenerateAsync(p.Prompt, new GenerateOptions { MaxNewTokens = 64 }, Cancellation)));
        Assert.Equal(Prompts.Select(p => p.Reply), replies.Select(r => r.Text));
        Assert.Equal(Prompts.Select(p => p.Continuation.Length), replies.Select(r => r.OutputTokens));
    }

    [Theory]
    [InlineData(16, 2, false)]
    [InlineData(128, 1, true)]
    public async Task Replies_are_the_reference_s_with_other_kernels(int blockSize, int sessions, bool captures)
    {
        using var kernels = new PlainKernels();
        await using var model = Open(new BlockwiseBackend { BlockSize = blockSize, Sessions = sessions, Captures = captures, Kernels = kernels });
        await model.ReadyAsync(Cancellation);
        var loading = kernels.Attended;
        var replies = await Task.WhenAll(Prompts.Select(p => model.GenerateAsync(p.Prompt, new GenerateOptions { MaxNewTokens = 64 }, Cancellation)));
        Assert.Equal(Prompts.Select(p => p.Reply), replies.Select(r => r.Text));
        // Six layers; the longest reply's tokens but the first, which the prompt's step gives, and those steps in which another prompt begins.
        Assert.InRange(kernels.Attended - loading, 6 * (Prompts.Max(p => p.Continuation.Length) / 2), int.MaxValue);
        Assert.True(kernels.Activated > kernels.Attended);
    }

    [Fact]
    public async Task Replies_are_the_reference_s_when_the_cache_is_short()
    {
        // 40 blocks of 16: one long prompt and its reply, or a few short ones.
        await using var model = Open(new BlockwiseBackend { Blocks = 40 });
        var prompts = Prompts.Where(p => p.Tokens.Length + p.Continuation.Length < 40 * 16).ToList();
        var replies = await Task.WhenAll(prompts.Select(p => model.GenerateAsync(p.Prompt, new GenerateOptions { MaxNewTokens = 64 }, Cancellation)));
        Assert.Equal(prompts.Select(p => p.Reply), replies.Select(r => r.Text));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Letters_score_as_in_the_reference(bool captures)
    {
        await using var model = Open(new BlockwiseBackend { Captures = captures });
        var results = await Task.WhenAll(Prompts.Select(p => model.ScoreAsync(p.Prompt, Letters, new ScoreOptions(), Cancellation)));
        Assert.All(Prompts.Zip(results), pair => Assert.All(
            Letters.Zip(pair.Second.Continuations), letter => Assert.Equal(pair.First.Logprobs[letter.First], letter.Second.LogProbability, 1e-3)));
    }

    [Fact]
    public async Task Whole_texts_score_as_on_the_cpu()
    {
        await using var cpu = LocalEngine.Open(Settings(), NoTemplates, cancellationToken: Cancellation);
        await using var blockwise = Open(new BlockwiseBackend());
        var options = new ScoreOptions { WholeTurn = true, IncludePrompt = true };
        string[] texts = ["Tokyo.", "It is Paris.", "东京"];
        foreach (var prompt in Prompts.Take(6))
        {
            var expected = await cpu.ScoreAsync(prompt.Prompt, texts, options, Cancellation);
            var actual = await blockwise.ScoreAsync(prompt.Prompt, texts, options, Cancellation);
            Assert.Equal(expected.PromptLogProbability!.Value, actual.PromptLogProbability!.Value, 1e-2);
            Assert.All(
                expected.Continuations.Zip(actual.Continuations), pair => Assert.Equal(pair.First.LogProbability, pair.Second.LogProbability, 1e-3));
        }
    }

    [Theory]
    [InlineData(50, 0.95)]
    [InlineData(5, 1)]
    [InlineData(0, 0.9)]
    public async Task Draws_are_those_of_the_cpu(int topK, double topP)
    {
        var options = new GenerateOptions { Temperature = 2, TopK = topK, TopP = topP, Seed = 5, MaxNewTokens = 12, MinNewTokens = 4 };
        await using var cpu = LocalEngine.Open(Settings(), NoTemplates, cancellationToken: Cancellation);
        await using var blockwise = Open(new BlockwiseBackend { Captures = true });
        Assert.Equal(await Replies(cpu), await Replies(blockwise));

        async Task<List<string>> Replies(OnnxRuntimeModel model) =>
            [.. (await Task.WhenAll(Prompts.Take(8).Select(p => model.GenerateAsync(p.Prompt, options, Cancellation)))).Select(r => r.Text)];
    }

    private static OnnxRuntimeModel Open(BlockwiseBackend backend) =>
        LocalEngine.Open(Settings(), NoTemplates, backend, Cancellation);

    private static ModelSettings Settings() => new() { Path = RepositoryPaths.TinyModel };
}
