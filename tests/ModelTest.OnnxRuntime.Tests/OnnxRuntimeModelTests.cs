using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Tests;

namespace ModelTest.OnnxRuntime.Tests;

/// <summary>The embedded model on the real ONNX Runtime, against its reference outputs.</summary>
public sealed class OnnxRuntimeModelTests
{
    private static readonly List<ParityPrompt> Prompts = ParityPrompt.ReadAll(RepositoryPaths.TinyModel);
    private static readonly GenerateOptions UpTo64 = new() { MaxNewTokens = 64 };
    private static readonly string[] Letters = ["A", "B", "C", "D"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 0, true)]
    [InlineData(7, 0, true)]
    [InlineData(64, 0, true)]
    [InlineData(1, 0, false)]
    [InlineData(7, 100, false)]
    [InlineData(64, 100, true)]
    public async Task Replies_are_the_reference_s_at_any_batch_size_with_and_without_sharing(int batch, int budget, bool share)
    {
        await using var model = Open(new ModelSettings { MaxBatch = batch, TokenBudget = budget, SharePrefixes = share });
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
        Assert.Equal(share, model.Statistics.ReusedTokens > 0);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(64, true)]
    [InlineData(64, false)]
    public async Task Letters_score_as_in_the_reference(int batch, bool share)
    {
        await using var model = Open(new ModelSettings { MaxBatch = batch, SharePrefixes = share });
        var results = await Task.WhenAll(Prompts.Select(p => model.ScoreAsync(p.Prompt, Letters, new ScoreOptions(), Cancellation)));
        Assert.All(Prompts.Zip(results), pair =>
        {
            var (expected, actual) = pair;
            Assert.Equal(expected.Tokens.Length, actual.PromptTokens);
            Assert.All(Letters.Zip(actual.Continuations), letter =>
            {
                Assert.Equal(1, letter.Second.Tokens);
                Assert.Equal(expected.Logprobs[letter.First], letter.Second.LogProbability, 1e-3);
            });
        });
    }

    [Fact]
    public async Task Whole_turns_score_their_closing_tokens_and_the_prompt_scores_add_up()
    {
        await using var model = Open(new ModelSettings());
        var prompt = Prompts[2].Prompt;
        var options = new ScoreOptions { WholeTurn = true, IncludePrompt = true };
        var separate = await model.ScoreAsync(prompt, ["Tokyo."], options, Cancellation);
        var letters = await model.ScoreAsync(prompt, Letters, options, Cancellation);
        Assert.Equal(Prompts[2].Continuation.Length + 2, separate.Continuations[0].Tokens);
        Assert.Equal(separate.PromptLogProbability!.Value, letters.PromptLogProbability!.Value, 1e-3);
        // The same text, all of it as the prompt's part: the sum does not depend on where it is cut.
        var two = await model.ScoreAsync(prompt.WithReply("Tokyo."), ["x"], new ScoreOptions { IncludePrompt = true }, Cancellation);
        var opening = await model.ScoreAsync(prompt.WithReply("Tokyo."), ["x"], new ScoreOptions(), Cancellation);
        Assert.Null(opening.PromptLogProbability);
        Assert.True(two.PromptLogProbability < separate.PromptLogProbability + separate.Continuations[0].LogProbability);
        Assert.Equal(opening.Continuations[0].LogProbability, two.Continuations[0].LogProbability, 1e-3);
    }

    [Fact]
    public async Task Draws_depend_on_the_seed_and_not_on_the_batch()
    {
        var options = new GenerateOptions { Temperature = 3, TopK = 50, TopP = 0.95, Seed = 5, MaxNewTokens = 12 };
        await using var one = Open(new ModelSettings { MaxBatch = 1 });
        await using var many = Open(new ModelSettings { MaxBatch = 64 });
        var alone = await Replies(one, options);
        Assert.Equal(alone, await Replies(many, options));
        Assert.NotEqual(alone, await Replies(many, options with { Seed = 6 }));

        static async Task<List<string>> Replies(OnnxRuntimeModel model, GenerateOptions options) =>
            [.. (await Task.WhenAll(Prompts.Take(6).Select(p => model.GenerateAsync(p.Prompt, options, Cancellation)))).Select(r => r.Text)];
    }

    [Fact]
    public async Task Stop_strings_cut_the_reply_and_the_minimum_holds_stops_back()
    {
        await using var model = Open(new ModelSettings());
        var prompt = Prompts[3];
        Assert.Equal("一年有12个月。", prompt.Reply);
        var cut = await model.GenerateAsync(prompt.Prompt, new GenerateOptions { Stop = ["个月"] }, Cancellation);
        Assert.Equal(("一年有12", StopReason.Stop), (cut.Text, cut.StopReason));
        var ended = await model.GenerateAsync(prompt.Prompt, new GenerateOptions { StopIds = [prompt.Continuation[2]] }, Cancellation);
        Assert.Equal(2, ended.OutputTokens);
        var longer = await model.GenerateAsync(prompt.Prompt, new GenerateOptions { MinNewTokens = 20, MaxNewTokens = 30 }, Cancellation);
        Assert.InRange(longer.OutputTokens, 20, 30);
        var limited = await model.GenerateAsync(prompt.Prompt, new GenerateOptions { MaxNewTokens = 3 }, Cancellation);
        Assert.Equal((3, StopReason.Length), (limited.OutputTokens, limited.StopReason));
    }

    [Fact]
    public async Task A_prompt_longer_than_the_context_is_an_error_that_says_so()
    {
        await using var model = Open(new ModelSettings { ContextLength = 30 });
        var error = await Assert.ThrowsAsync<InputException>(() => model.GenerateAsync(Prompts[12].Prompt, UpTo64, Cancellation));
        Assert.Contains($"a prompt has {Prompts[12].Tokens.Length} tokens, the context holds 30.", error.Message, StringComparison.Ordinal);
        Assert.Equal(Prompts[0].Reply, (await model.GenerateAsync(Prompts[0].Prompt, UpTo64, Cancellation)).Text);
    }

    [Fact]
    public async Task A_cache_smaller_than_the_context_bounds_prompts_and_replies()
    {
        // 170 tokens of 6 KiB.
        await using var model = Open(new ModelSettings { CacheMebibytes = 1 });
        Assert.Equal(170, model.Info.ContextLength);
        var tooLong = Prompts.First(p => p.Tokens.Length > 170);
        var error = await Assert.ThrowsAsync<InputException>(() => model.GenerateAsync(tooLong.Prompt, UpTo64, Cancellation));
        Assert.Contains("the context holds 170.", error.Message, StringComparison.Ordinal);
        var endless = await model.GenerateAsync(Prompts[0].Prompt, new GenerateOptions { MinNewTokens = 1000, MaxNewTokens = 1000 }, Cancellation);
        Assert.Equal((170 - Prompts[0].Tokens.Length + 1, StopReason.Length), (endless.OutputTokens, endless.StopReason));
    }

    [Fact]
    public async Task A_prompt_that_fills_the_context_still_gets_a_token()
    {
        var prompt = Prompts[1];
        await using var model = Open(new ModelSettings { ContextLength = prompt.Tokens.Length });
        Assert.Equal(prompt.Reply, (await model.GenerateAsync(prompt.Prompt, UpTo64, Cancellation)).Text);
    }

    [Fact]
    public async Task Separate_tokens_follow_the_prompt_s_own()
    {
        await using var model = Open(new ModelSettings { Template = "none" });
        // Ends in a blank, which a letter after it would merge with in one text.
        var prompt = Prompt.FromUser("天空是什么颜色？\n答案: ");
        var together = await model.ScoreAsync(prompt, Letters, new ScoreOptions(), Cancellation);
        var apart = await model.ScoreAsync(prompt, Letters, new ScoreOptions { SeparateTokens = true }, Cancellation);
        Assert.Equal(await model.CountTokensAsync(prompt, Cancellation), apart.PromptTokens);
        Assert.True(together.PromptTokens < apart.PromptTokens);
        Assert.All(apart.Continuations, c => Assert.Equal(1, c.Tokens));
    }

    [Fact]
    public async Task A_model_may_be_disposed_twice()
    {
        var model = Open(new ModelSettings());
        await model.DisposeAsync();
        await model.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => model.GenerateAsync(Prompts[0].Prompt, UpTo64, Cancellation));
    }

    [Fact]
    public async Task The_fingerprint_covers_every_string_of_the_template()
    {
        MetaTemplate[] templates =
        [
            MetaTemplate.InternLM2,
            MetaTemplate.InternLM2 with { Begin = "x" },
            MetaTemplate.InternLM2 with { End = "x" },
            MetaTemplate.InternLM2 with { EndTokens = [] },
            .. Enum.GetValues<Role>().Select(role => MetaTemplate.InternLM2 with
            {
                Turns = new Dictionary<Role, TurnTemplate>(MetaTemplate.InternLM2.Turns!) { [role] = new("<|im_start|>x", "<|im_end|>") },
            }),
        ];
        var fingerprints = new HashSet<string>();
        foreach (var template in templates)
        {
            var named = new Dictionary<string, MetaTemplate> { ["mine"] = template };
            await using var model = LocalEngine.Open(new ModelSettings { Path = RepositoryPaths.TinyModel, Template = "mine" }, named, cancellationToken: Cancellation);
            fingerprints.Add(model.Info.Fingerprint);
        }
        Assert.Equal(templates.Length, fingerprints.Count);
    }

    [Fact]
    public async Task Tokens_are_counted_open_or_closed()
    {
        await using var model = Open(new ModelSettings());
        Assert.Equal(Prompts[0].Tokens.Length, await model.CountTokensAsync(Prompts[0].Prompt, Cancellation));
        // The reply's tokens, its end marker and a line break.
        Assert.Equal(
            Prompts[0].Tokens.Length + Prompts[0].Continuation.Length + 2,
            await model.CountTokensAsync(Prompts[0].Prompt.WithReply(Prompts[0].Reply), Cancellation));
    }

    [Fact]
    public async Task Info_tells_engine_device_and_template()
    {
        await using var model = Open(new ModelSettings { Threads = 2 });
        Assert.Equal("tiny-internlm2", model.Info.Name);
        Assert.StartsWith("onnxruntime 1.", model.Info.Engine, StringComparison.Ordinal);
        Assert.Equal("cpu (2 threads)", model.Info.Device);
        Assert.Equal(("internlm2", 4096, 64), (model.Info.Template, model.Info.ContextLength, model.Info.Fingerprint.Length));
        await using var bare = Open(new ModelSettings { Template = "none" });
        Assert.NotEqual(model.Info.Fingerprint, bare.Info.Fingerprint);
    }

    private static OnnxRuntimeModel Open(ModelSettings settings)
    {
        settings.Path = RepositoryPaths.TinyModel;
        return LocalEngine.Open(settings, new Dictionary<string, MetaTemplate>(), cancellationToken: Cancellation);
    }
}
