using System.Text.Json;
using ModelTest.Tests;

namespace ModelTest.Prompts;

/// <summary>The built-in chat templates against what the models' own templates render (bench/peers/chat-golden.js), and by their texts where those are short.</summary>
public sealed class BuiltInTemplatesTests
{
    [Theory]
    [InlineData("qwen3")]
    [InlineData("qwen3-thinking")]
    [InlineData("llama3")]
    [InlineData("llama2")]
    public void Renders_what_the_model_s_own_template_renders(string name)
    {
        var template = MetaTemplate.BuiltIn[name];
        var lines = File.ReadAllLines(Path.Combine(RepositoryPaths.Root, "tests", "ModelTest.Framework.Tests", "Prompts", "ChatGoldens", name + ".jsonl"));

        Assert.Equal(5, lines.Length);
        Assert.All(lines, line =>
        {
            using var row = JsonDocument.Parse(line);
            var prompt = Parse(row.RootElement.GetProperty("turns").GetString()!);
            var isClosed = prompt.Turns[^1].Role == Role.Assistant;
            Assert.Equal(row.RootElement.GetProperty("text").GetString(), isClosed ? template.RenderClosed(prompt) : template.RenderOpen(prompt));
        });
    }

    [Theory]
    [InlineData("qwen2", "<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n")]
    [InlineData("qwen2.5", "<|im_start|>system\nYou are Qwen, created by Alibaba Cloud. You are a helpful assistant.<|im_end|>\n<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n")]
    [InlineData("chatml", "<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n")]
    [InlineData("internlm2", "<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n")]
    [InlineData("internlm3", "<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n")]
    [InlineData("internlm", "<|User|>:Hi\n<|Bot|>:")]
    [InlineData("llama3.1", "<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\nCutting Knowledge Date: December 2023\nToday Date: 26 Jul 2024\n\n<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nHi<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n")]
    [InlineData("mistral", "<s>[INST] Hi [/INST]")]
    [InlineData("mistral-v3", "<s>[INST] Hi[/INST]")]
    [InlineData("none", "Hi")]
    public void A_question_alone(string name, string expected) => Assert.Equal(expected, MetaTemplate.BuiltIn[name].RenderOpen(Prompt.FromUser("Hi")));

    [Theory]
    [InlineData("qwen2.5", "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\nHello.<|im_end|>\n")]
    [InlineData("llama3.1", "<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\nCutting Knowledge Date: December 2023\nToday Date: 26 Jul 2024\n\nBe brief.<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nHi<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\nHello.<|eot_id|>")]
    [InlineData("mistral", "<s>[INST] Be brief.\n\nHi [/INST] Hello.</s>")]
    [InlineData("mistral-v3", "<s>[INST] Be brief.\n\nHi[/INST] Hello.</s>")]
    public void Instructions_a_question_and_its_reply(string name, string expected) =>
        Assert.Equal(expected, MetaTemplate.BuiltIn[name].RenderClosed(Parse("system:Be brief.|user:Hi|assistant:Hello.")));

    [Fact]
    public void A_last_reply_with_thoughts_keeps_them()
    {
        var text = MetaTemplate.BuiltIn["qwen3"].RenderClosed(Parse("user:Hi|assistant:<think>\nA greeting.\n</think>\n\nHello."));
        Assert.Equal("<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n<think>\nA greeting.\n</think>\n\nHello.<|im_end|>\n", text);
    }

    [Fact]
    public void Every_template_ends_replies_but_that_of_base_models() =>
        Assert.All(MetaTemplate.BuiltIn, pair => Assert.Equal(pair.Key == "none", pair.Value.EndTokens.Count == 0));

    private static Prompt Parse(string turns) => new([.. turns.Split('|').Select(turn =>
        new Turn(Enum.Parse<Role>(turn[..turn.IndexOf(':', StringComparison.Ordinal)], ignoreCase: true), turn[(turn.IndexOf(':', StringComparison.Ordinal) + 1)..]))]);
}
