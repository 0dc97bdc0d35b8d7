using ModelTest.Models;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.OnnxRuntime.Tests.Families;

/// <summary>What each family reads of config.json, and what it asks of the weights.</summary>
public sealed class FamilyConfigTests
{
    [Fact]
    public void Qwen2_has_biases_without_a_key_for_them()
    {
        using var checkpoint = new FamilyCheckpoint("Qwen2ForCausalLM");
        Assert.Contains("model.layers.0.self_attn.q_proj.bias", checkpoint.Weights.Keys);
        Assert.DoesNotContain("model.layers.0.self_attn.o_proj.bias", checkpoint.Weights.Keys);
        Assert.Empty(CheckpointInspector.Inspect(checkpoint.Path));
    }

    [Fact]
    public void Qwen3_heads_are_128_wide_where_nothing_is_said()
    {
        using var checkpoint = new FamilyCheckpoint("Qwen3ForCausalLM");
        Assert.Equal(128, ModelConfig.Read(checkpoint.Path).HeadDim);
        Assert.Equal(128, checkpoint.Weights["model.layers.2.self_attn.k_norm.weight"].Length);
    }

    [Theory]
    [InlineData("""{"sliding_window":null}""", 0)]
    [InlineData("{}", 4096)]
    [InlineData("""{"sliding_window":7}""", 7)]
    public void Mistral_s_window_is_4096_unless_it_is_named(string keys, int window)
    {
        using var checkpoint = new FamilyCheckpoint("MistralForCausalLM", keys);
        Assert.Equal(window, ModelConfig.Read(checkpoint.Path).Window(2));
    }

    [Theory]
    [InlineData("""{"use_sliding_window":true,"sliding_window":9,"max_window_layers":2}""", "0 0 9")]
    [InlineData("""{"use_sliding_window":true,"sliding_window":9}""", "0 0 0")]
    [InlineData("""{"use_sliding_window":true,"sliding_window":9,"max_window_layers":0,"layer_types":["full_attention","sliding_attention","full_attention"]}""", "0 9 0")]
    [InlineData("""{"use_sliding_window":false,"sliding_window":9,"max_window_layers":0}""", "0 0 0")]
    [InlineData("""{"sliding_window":9,"max_window_layers":0}""", "0 0 0")]
    public void Qwen_s_windows_are_of_the_layers_that_its_keys_name(string keys, string windows)
    {
        using var checkpoint = new FamilyCheckpoint("Qwen3ForCausalLM", keys);
        var config = ModelConfig.Read(checkpoint.Path);
        Assert.Equal(windows, string.Join(' ', Enumerable.Range(0, 3).Select(config.Window)));
    }

    [Theory]
    [InlineData("MistralForCausalLM", """{"sliding_window":0}""", "key 'sliding_window': The value is 0. Fix: it must be null, or 1 or more.")]
    [InlineData("Qwen2ForCausalLM", """{"num_key_value_heads":null}""", "key 'num_key_value_heads': The key is missing. Fix: add it with the number of key and value heads")]
    [InlineData("Qwen2ForCausalLM", """{"use_sliding_window":true,"sliding_window":9,"layer_types":["full_attention"]}""", "key 'layer_types': The value is [\"full_attention\"]. Fix: it must be a list of 3 types, one for each layer.")]
    [InlineData("Qwen3ForCausalLM", """{"use_sliding_window":true,"sliding_window":9,"layer_types":["full_attention","linear_attention","full_attention"]}""", "The value is \"linear_attention\". Fix: it must be 'full_attention' or 'sliding_attention'.")]
    [InlineData("InternLM3ForCausalLM", """{"qkv_bias":"yes"}""", "key 'qkv_bias': The value is \"yes\". Fix: it must be true or false.")]
    public void A_wrong_key_is_named(string family, string keys, string expected)
    {
        var error = Assert.Throws<InputException>(() => new FamilyCheckpoint(family, keys).Dispose());
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_of_another_family_are_no_silent_loss()
    {
        using var checkpoint = new FamilyCheckpoint("Qwen3ForCausalLM", """{"head_dim":12}""");
        var path = Path.Combine(checkpoint.Path, "config.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("Qwen3ForCausalLM", "LlamaForCausalLM", StringComparison.Ordinal));

        var problem = Assert.Single(CheckpointInspector.Inspect(checkpoint.Path));
        Assert.Contains(
            "The weights have tensors that LlamaForCausalLM with this config.json has not, and that would be ignored: model.layers.0.self_attn.k_norm.weight, ",
            problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_of_rotary_positions_in_old_checkpoints_are_no_problem()
    {
        using var checkpoint = new FamilyCheckpoint("LlamaForCausalLM");
        Safetensors.ChangeHeader(Path.Combine(checkpoint.Path, "model.safetensors"), header =>
            header["model.layers.0.self_attn.rotary_emb.inv_freq"] = header["model.norm.weight"]!.DeepClone());

        Assert.DoesNotContain("ignored", string.Join('\n', CheckpointInspector.Inspect(checkpoint.Path)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_context_beyond_the_window_is_refused_on_a_GPU()
    {
        using var checkpoint = new FamilyCheckpoint("MistralForCausalLM", """{"sliding_window":32}""");
        var settings = new ModelSettings { Path = checkpoint.Path, Device = "cuda", ContextLength = 33, Template = "none" };
        var problems = await new LocalEngine().InspectAsync(settings, new Dictionary<string, MetaTemplate>(), TestContext.Current.CancellationToken);
        Assert.Contains(problems, p => p.Where == "model.context_length" && p.What.StartsWith("33 is more than the sliding window of 32 tokens in ", StringComparison.Ordinal));
    }
}
