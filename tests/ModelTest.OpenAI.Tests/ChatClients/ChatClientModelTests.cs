using Microsoft.Extensions.AI;
using ModelTest.Models;
using ModelTest.OpenAI.ChatClients;
using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.OpenAI.Tests.ChatClients;

/// <summary>Anybody's chat client as a model.</summary>
public sealed class ChatClientModelTests
{
    private static readonly ModelInfo Info = new()
    {
        Name = "mine", Engine = "mine 1.0", Device = "cloud", Fingerprint = new string('a', 64), Template = "server", ContextLength = int.MaxValue,
    };

    [Fact]
    public async Task Generate_AConversation_ReachesTheClientWithItsOptions()
    {
        using var client = new ScriptedChatClient(new ChatResponse(new ChatMessage(ChatRole.Assistant, "yes.no"))
        {
            FinishReason = ChatFinishReason.Length,
            Usage = new UsageDetails { InputTokenCount = 5, OutputTokenCount = 2 },
        });
        await using var model = new ChatClientModel(client, Info, new GenerationSettings { Temperature = 0.5, TopK = 3, Seed = 9, Stop = ["."] });
        var prompt = new Prompt([new(Role.System, "s"), new(Role.User, "u"), new(Role.Assistant, "a"), new(Role.User, "v")]);

        var reply = await model.GenerateAsync(prompt, new GenerateOptions { MaxNewTokens = 4 }, TestContext.Current.CancellationToken);

        Assert.Equal(new Reply("yes", 5, 2, StopReason.Length), reply);
        Assert.Equal(["system: s", "user: u", "assistant: a", "user: v"], client.Messages.Select(m => $"{m.Role}: {m.Text}"));
        var options = client.Options!;
        Assert.Equal((4, 0.5f, 3, 1f, 9L), (options.MaxOutputTokens, options.Temperature, options.TopK, options.TopP, options.Seed));
        Assert.Equal(["."], options.StopSequences);
    }

    [Theory]
    [InlineData("min_new_tokens")]
    [InlineData("stop_ids")]
    public async Task Generate_AnOptionThatNoClientHas_IsAnError(string key)
    {
        using var client = new ScriptedChatClient(new ChatResponse());
        await using var model = new ChatClientModel(client, Info);
        var options = key == "stop_ids" ? new GenerateOptions { StopIds = [1] } : new GenerateOptions { MinNewTokens = 1 };
        var e = await Assert.ThrowsAsync<InputException>(() => model.GenerateAsync(Prompt.FromUser("q"), options, TestContext.Current.CancellationToken));
        Assert.Equal(
            $"model.generation.{key}: an IChatClient has no option for it. Fix: leave it out, or ask the server through the engine 'openai', whose dialects know more.",
            e.Message);
    }

    [Fact]
    public async Task Generate_AFilteredReply_IsAnError()
    {
        using var client = new ScriptedChatClient(new ChatResponse(new ChatMessage(ChatRole.Assistant, "half")) { FinishReason = ChatFinishReason.ContentFilter });
        await using var model = new ChatClientModel(client, Info);
        var e = await Assert.ThrowsAsync<InputException>(
            () => model.GenerateAsync(Prompt.FromUser("q"), new GenerateOptions(), TestContext.Current.CancellationToken));
        Assert.StartsWith("mine: a filter withheld the reply.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_IsNotSupportedAndSaidSo()
    {
        using var client = new ScriptedChatClient(new ChatResponse());
        await using var model = new ChatClientModel(client, Info);
        Assert.False(model.Info.CanScore);
        await Assert.ThrowsAsync<NotSupportedException>(
            () => model.ScoreAsync(Prompt.FromUser("q"), ["a"], new ScoreOptions(), TestContext.Current.CancellationToken));
        Assert.Equal(0, await model.CountTokensAsync(Prompt.FromUser("q"), TestContext.Current.CancellationToken));
    }
}
