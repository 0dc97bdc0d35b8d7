using ModelTest.Models;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Tests;
using ModelTest.OnnxRuntimeGenAI.Tests.Export;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Tests;

namespace ModelTest.OnnxRuntimeGenAI.Tests;

/// <summary>The embedded model on the real ONNX Runtime GenAI, against its reference outputs and the local engine.</summary>
public sealed class GenAIModelTests(TinyFolder folder)
{
    private static readonly List<ParityPrompt> Prompts = ParityPrompt.ReadAll(RepositoryPaths.TinyModel);
    private static readonly GenerateOptions UpTo64 = new() { MaxNewTokens = 64 };
    private static readonly string[] Letters = ["A", "B", "C", "D"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 0, true)]
    [InlineData(1, 7, true)]
    [InlineData(1, 0, false)]
    [InlineData(5, 0, true)]
    [InlineData(64, 0, true)]
    [InlineData(64, 200, true)]
    public async Task Replies_are_the_reference_s_at_any_batch_size_with_and_without_sharing(int batch, int budget, bool share)
    {
        await using var model = folder.Open(new ModelSettings { MaxBatch = batch, TokenBudget = budget, SharePrefixes = share });
        // Backwards too: the order of arrival must not matter.
        var replies = await Task.WhenAll(Enumerable.Reverse(Prompts).Concat(Prompts).Select(p => model.GenerateAsync(p.Prompt, UpTo64, Cancellation)));
        Assert.All(Enumerable.Reverse(Prompts).Concat(Prompts).Zip(replies), pair =>
        {
            var (expected, actual) = pair;
            Assert.Equal(expected.Reply, actual.Text);
            Assert.Equal(expected.Tokens.Length, actual.PromptTokens);
            Assert.Equal(expected.Continuation.Length, actual.OutputTokens);
            Assert.Equal(expected.Stopped ? StopReason.Stop : StopReason.Length, actual.StopReason);
        });
        Assert.Equal(share, model.Statistics.ReusedTokens > 0 || batch > 1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Letters_score_as_in_the_reference(bool share)
    {
        await using var model = folder.Open(new ModelSettings { SharePrefixes = share });
        var results = await Task.WhenAll(Prompts.Select(p => model.ScoreAsync(p.Prompt, Letters, new ScoreOptions(), Cancellation)));
        Assert.All(Prompts.Zip(results), pair =>
        {
            var (expected, actual) = pair;
            Assert.Equal(expected.Tokens.Length, actual.PromptTokens);
            Assert.All(Letters.Zip(actual.Continuations), letter => Assert.Equal(expected.Logprobs[letter.First], letter.Second.LogProbability, 1e-3));
        });
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, true)]
    [InlineData(false, false, true)]
    public async Task Continuations_score_as_in_the_local_engine(bool wholeTurn, bool separate, bool prompt)
    {
        await using var model = folder.Open(new ModelSettings());
        await using var local = TinyFolder.OpenLocal(new ModelSettings());
        var options = new ScoreOptions { WholeTurn = wholeTurn, SeparateTokens = separate, IncludePrompt = prompt };
        string[] continuations = ["Tokyo.", "Kyoto", "A", "一年有12个月。"];
        foreach (var asked in Prompts.Take(6))
        {
            var expected = await local.ScoreAsync(asked.Prompt, continuations, options, Cancellation);
            var actual = await model.ScoreAsync(asked.Prompt, continuations, options, Cancellation);
            Assert.Equal(expected.PromptTokens, actual.PromptTokens);
            Assert.Equal(expected.PromptLogProbability ?? 0, actual.PromptLogProbability ?? 0, 1e-3);
            Assert.All(expected.Continuations.Zip(actual.Continuations), pair =>
            {
                Assert.Equal(pair.First.Tokens, pair.Second.Tokens);
                Assert.Equal(pair.First.LogProbability, pair.Second.LogProbability, 1e-3);
            });
        }
    }

    public static TheoryData<GenerateOptions> WaysToGenerate => new(
        new GenerateOptions { Temperature = 0.7, TopK = 20, TopP = 0.9, Seed = 5, MaxNewTokens = 12 },
        new GenerateOptions { Temperature = 1, Seed = 1, MaxNewTokens = 8 },
        new GenerateOptions { MinNewTokens = 12, MaxNewTokens = 16 },
        new GenerateOptions { Stop = ["个月", "o"], MaxNewTokens = 20 },
        new GenerateOptions { StopIds = [1158, 1114], MaxNewTokens = 20 },
        new GenerateOptions { MaxNewTokens = 1 },
        new GenerateOptions { MaxNewTokens = 5000 });

    [Theory]
    [MemberData(nameof(WaysToGenerate), DisableDiscoveryEnumeration = true)]
    public async Task Every_way_to_generate_gives_the_local_engine_s_replies(GenerateOptions options)
    {
        await using var model = folder.Open(new ModelSettings());
        await using var local = TinyFolder.OpenLocal(new ModelSettings());
        var expected = await RepliesAsync(local);
        Assert.Equal(expected, await RepliesAsync(model));

        async Task<Reply[]> RepliesAsync(IModel asked) => await Task.WhenAll(Prompts.Take(8).Select(p => asked.GenerateAsync(p.Prompt, options, Cancellation)));
    }

    [Fact]
    public async Task A_prompt_that_ends_in_the_padding_s_token_is_read_to_its_end()
    {
        await using var model = folder.Open(new ModelSettings { Template = "none" });
        await using var local = TinyFolder.OpenLocal(new ModelSettings { Template = "none" });
        string[] texts = ["你好</s></s>", "你好</s>", "天空是什么颜色？", "1+1="];
        var replies = await Task.WhenAll(texts.Select(t => model.GenerateAsync(Prompt.FromUser(t), UpTo64, Cancellation)));
        var expected = await Task.WhenAll(texts.Select(t => local.GenerateAsync(Prompt.FromUser(t), UpTo64, Cancellation)));
        Assert.Equal(expected, replies);
    }

    [Fact]
    public async Task A_graph_with_the_last_logits_only_generates_and_says_why_it_cannot_score()
    {
        using var other = new TemporaryFolder();
        GenAIFolder.Write(RepositoryPaths.TinyModel, other.Path);
        await File.WriteAllBytesAsync(other["model.onnx"], GenAIGraph.Build(Checkpoint.Open(RepositoryPaths.TinyModel), lastOnly: true), Cancellation);
        await using var model = GenAIEngine.Open(new ModelSettings { Path = other.Path }, new Dictionary<string, MetaTemplate>());
        var replies = await Task.WhenAll(Prompts.Select(p => model.GenerateAsync(p.Prompt, UpTo64, Cancellation)));
        Assert.Equal(Prompts.Select(p => p.Reply), replies.Select(r => r.Text));
        var error = await Assert.ThrowsAsync<InputException>(() => model.ScoreAsync(Prompts[2].Prompt, ["Tokyo."], new ScoreOptions(), Cancellation));
        Assert.Contains("it computes logits of the last 1 tokens only", error.Message, StringComparison.Ordinal);
        var letter = await model.ScoreAsync(Prompts[2].Prompt, Letters, new ScoreOptions { SeparateTokens = true }, Cancellation);
        Assert.Equal(Prompts[2].Logprobs["A"], letter.Continuations[0].LogProbability, 1e-3);
    }

    [Fact]
    public async Task A_request_that_is_given_up_does_not_hold_up_the_others()
    {
        await using var model = folder.Open(new ModelSettings());
        using var giveUp = new CancellationTokenSource();
        var long1 = new GenerateOptions { MaxNewTokens = 2000, MinNewTokens = 2000 };
        var abandoned = Prompts.Select(p => model.GenerateAsync(p.Prompt, long1, giveUp.Token)).ToList();
        var kept = Prompts.Select(p => model.GenerateAsync(p.Prompt, UpTo64, Cancellation)).ToList();
        await giveUp.CancelAsync();
        await Assert.AllAsync(abandoned, a => Assert.ThrowsAnyAsync<OperationCanceledException>(() => a));
        Assert.Equal(Prompts.Select(p => p.Reply), (await Task.WhenAll(kept)).Select(r => r.Text));
    }

    [Fact]
    public async Task Disposing_ends_what_is_being_computed()
    {
        var model = folder.Open(new ModelSettings());
        await model.ReadyAsync(Cancellation);
        var endless = Prompts.Select(p => model.GenerateAsync(p.Prompt, new GenerateOptions { MaxNewTokens = 3000, MinNewTokens = 3000 }, Cancellation)).ToList();
        await model.DisposeAsync();
        await model.DisposeAsync();
        await Assert.AllAsync(endless, e => Assert.ThrowsAsync<ObjectDisposedException>(() => e));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => model.GenerateAsync(Prompts[0].Prompt, UpTo64, Cancellation));
    }

    [Fact]
    public async Task A_prompt_longer_than_the_context_is_an_error_that_says_so()
    {
        await using var model = folder.Open(new ModelSettings { ContextLength = 30 });
        var error = await Assert.ThrowsAsync<InputException>(() => model.GenerateAsync(Prompts[12].Prompt, UpTo64, Cancellation));
        Assert.Contains($"a prompt has {Prompts[12].Tokens.Length} tokens, the context holds 30.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Info_tells_engine_device_and_template()
    {
        await using var model = folder.Open(new ModelSettings { Threads = 2, Name = "tiny" });
        Assert.Equal("tiny", model.Info.Name);
        Assert.Matches(@"^onnxruntime-genai \d+\.\d+\.\d+ \(onnxruntime 1\.\d+\.\d+\)$", model.Info.Engine);
        Assert.Equal(("cpu (2 threads)", "float32"), (model.Info.Device, model.Info.Dtype));
        // The graph says that it is of the kind llama; what its own template renders is InternLM2's, too.
        Assert.Equal(("chatml", 4096, 64), (model.Info.Template, model.Info.ContextLength, model.Info.Fingerprint.Length));
    }
}
