using System.Text.Json.Nodes;
using ModelTest.Models;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Templates;
using ModelTest.OnnxRuntime.Tests.Families;
using ModelTest.OnnxRuntime.Tokenization.Json;
using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.OnnxRuntime.Tests.Templates;

/// <summary>Which built-in template a checkpoint gets by the text of its own.</summary>
public sealed class ChatTemplateTests
{
    private const string Loop = "{% for m in messages %}{{ '<|im_start|>' + m.role + '\\n' + m.content + '<|im_end|>\\n' }}{% endfor %}";

    [Theory]
    [InlineData("Qwen2ForCausalLM", "qwen2", null, "none")]
    [InlineData("Qwen2ForCausalLM", "qwen2", Loop, "chatml")]
    [InlineData("Qwen2ForCausalLM", "qwen2", "{{ '<|im_start|>system\\n' + m.content }}" + Loop, "chatml")]
    [InlineData("Qwen2ForCausalLM", "qwen2", "{{ '<|im_start|>system\\nYou are a helpful assistant.<|im_end|>' }}" + Loop, "qwen2")]
    [InlineData("Qwen2ForCausalLM", "qwen2", "{{ '<|im_start|>system\\nYou are Qwen, created by Alibaba Cloud. You are a helpful assistant.' }}" + Loop, "qwen2.5")]
    [InlineData("Qwen2ForCausalLM", "qwen2", "{{ '<|im_start|>system\\nPlease reason step by step.' }}" + Loop, null)]
    [InlineData("Qwen3ForCausalLM", "qwen2", Loop + "{% if enable_thinking is false %}{{ '<think>' }}", "qwen3")]
    [InlineData("Qwen3ForCausalLM", "qwen2", Loop + "{{ '<think>' }}", null)]
    [InlineData("LlamaForCausalLM", "llama3", "{{ '<|start_header_id|>' }}", "llama3")]
    [InlineData("LlamaForCausalLM", "llama3", "{{ '<|start_header_id|>' + 'Cutting Knowledge Date: December 2023' }}", "llama3.1")]
    [InlineData("LlamaForCausalLM", "llama2", "{{ '[INST] ' + '<<SYS>>' }}", "llama2")]
    [InlineData("LlamaForCausalLM", "llama2", "{{ '### Instruction' }}", null)]
    [InlineData("MistralForCausalLM", "mistral", "{{ '[INST] ' + m.content + ' [/INST]' }}", "mistral")]
    [InlineData("MistralForCausalLM", "mistral", "{{ '[INST] ' + m.content + '[/INST]' }}", "mistral-v3")]
    [InlineData("MistralForCausalLM", "mistral", "{{ '[INST]' + m.content + '[/INST]' }}", null)]
    [InlineData("InternLM3ForCausalLM", "qwen2", null, "internlm3")]
    [InlineData("InternLM2ForCausalLM", "llama3", null, "none")]
    [InlineData("InternLM2ForCausalLM", "qwen2", "{{ '[INST] ' }}", null)]
    public void Auto_takes_the_template_that_renders_the_same(string family, string tokenizer, string? text, string? expected)
    {
        using var folder = Checkpoint(family, tokenizer, text);
        var problems = new List<Problem>();
        var template = TemplateInspector.Choose(new ModelSettings(), new Dictionary<string, MetaTemplate>(), Checkpoints.Checkpoint.Open(folder.Path).TemplateSource, problems);

        Assert.Equal(expected, template?.Name);
        Assert.Equal(expected is null, problems.Count == 1);
        Assert.All(problems, p => Assert.StartsWith($"the chat template of {folder.Path} is none of the built-in ones.", p.What, StringComparison.Ordinal));
    }

    [Fact]
    public void The_text_may_be_in_a_list_or_in_a_file_of_its_own()
    {
        using var folder = Checkpoint("Qwen2ForCausalLM", "qwen2", null);
        var config = JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Path, "tokenizer_config.json")))!.AsObject();
        config["chat_template"] = JsonNode.Parse("""[{"name":"tool_use","template":"a"},{"name":"default","template":"b"}]""");
        File.WriteAllText(Path.Combine(folder.Path, "tokenizer_config.json"), config.ToJsonString());
        Assert.Equal("b", ChatTemplateReader.Read(folder.Path));
        File.WriteAllText(Path.Combine(folder.Path, "chat_template.jinja"), "c");
        Assert.Equal("c", ChatTemplateReader.Read(folder.Path));
    }

    [Theory]
    [InlineData("Qwen2ForCausalLM", "qwen2", "qwen2.5", "<|im_end|>")]
    [InlineData("LlamaForCausalLM", "llama3", "llama3.1", "<|eot_id|>")]
    [InlineData("MistralForCausalLM", "mistral", "mistral-v3", "</s>")]
    public async Task A_checkpoint_with_a_fast_tokenizer_replies(string family, string tokenizer, string name, string end)
    {
        using var folder = Checkpoint(family, tokenizer, null);
        var settings = new ModelSettings { Path = folder.Path, Template = name, Threads = 2 };
        await using var model = LocalEngine.Open(settings, new Dictionary<string, MetaTemplate>(), cancellationToken: TestContext.Current.CancellationToken);
        var checkpoint = Checkpoints.Checkpoint.Open(folder.Path);
        var prompt = Prompt.FromUser("Which is it, 你好 or 42?");

        var reply = await model.GenerateAsync(prompt, new GenerateOptions { MaxNewTokens = 8, MinNewTokens = 8 }, TestContext.Current.CancellationToken);

        var ids = checkpoint.Tokenizer.Encode(MetaTemplate.BuiltIn[name].RenderOpen(prompt));
        Assert.Equal((ids.Length, 8, StopReason.Length), (reply.PromptTokens, reply.OutputTokens, reply.StopReason));
        Assert.Contains(checkpoint.Tokenizer.TokenId(end)!.Value, checkpoint.EosIds);
        Assert.Equal(checkpoint.Tokenizer.BosId is { } begin ? begin : ids[0], ids[0]);
        Assert.Equal(1, ids.Count(id => id == ids[0] && id == checkpoint.Tokenizer.BosId) + (checkpoint.Tokenizer.BosId is null ? 1 : 0));
    }

    // A checkpoint of a family with one of the small tokenizers and a template's text.
    private static FamilyCheckpoint Checkpoint(string family, string tokenizer, string? text)
    {
        var source = TrainedTokenizer.Source(tokenizer);
        var fast = JsonTokenizer.Load(source);
        var folder = new FamilyCheckpoint(family, $$"""{"bos_token_id":{{fast.BosId?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null"}},"eos_token_id":{{fast.EosId}}}""");
        foreach (var name in new[] { "tokenizer.json", "tokenizer_config.json" })
        {
            File.Copy(Path.Combine(source, name), Path.Combine(folder.Path, name), overwrite: true);
        }
        File.Delete(Path.Combine(folder.Path, "tokenizer.model"));
        File.Delete(Path.Combine(folder.Path, "special_tokens_map.json"));
        if (text is not null)
        {
            var config = JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Path, "tokenizer_config.json")))!.AsObject();
            config["chat_template"] = text;
            File.WriteAllText(Path.Combine(folder.Path, "tokenizer_config.json"), config.ToJsonString());
        }
        return folder;
    }
}
