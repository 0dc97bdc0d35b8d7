using ModelTest.OnnxRuntime.Checkpoints.Rotary;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Checkpoints;

public sealed class ModelConfigTests
{
    [Fact]
    public void Read_EmbeddedModel_GivesItsValues()
    {
        using var tiny = new TinyCheckpoint();

        var config = ModelConfig.Read(tiny.Path);

        Assert.Equal("InternLM2ForCausalLM", config.Family.Name);
        Assert.Equal((256, 6, 4, 2, 64), (config.HiddenSize, config.Layers, config.Heads, config.KeyValueHeads, config.HeadDim));
        Assert.Equal((320, 2560, 4096), (config.IntermediateSize, config.VocabularySize, config.MaxPositions));
        Assert.Equal((1e-5, 1e6), (config.NormEpsilon, config.RopeTheta));
        Assert.Equal((1, 2, false, "float16"), (config.BosId, config.PadId, config.TieWordEmbeddings, config.DType));
        Assert.Equal([2], config.EosIds);
        Assert.Null(config.RopeScaling);
    }

    [Fact]
    public void Read_LlamaWithItsDefaults_FillsThemIn()
    {
        using var tiny = new TinyCheckpoint();
        tiny.With("architectures", """["LlamaForCausalLM"]""").With("num_key_value_heads", null).With("rope_theta", null)
            .With("head_dim", "32").With("tie_word_embeddings", "true").With("eos_token_id", "[2, 7]").With("bias", null);

        var config = ModelConfig.Read(tiny.Path);

        Assert.Equal(("LlamaForCausalLM", 4, 32, 10000.0, true), (config.Family.Name, config.KeyValueHeads, config.HeadDim, config.RopeTheta, config.TieWordEmbeddings));
        Assert.Equal([2, 7], config.EosIds);
    }

    [Fact]
    public void Read_DynamicRopeScaling_IsKept()
    {
        using var tiny = new TinyCheckpoint();

        Assert.Equal(new DynamicScaling(2), ModelConfig.Read(tiny.With("rope_scaling", """{"type":"dynamic","factor":2.0}""").Path).RopeScaling);
    }

    [Fact]
    public void Read_KeysOfTransformers5_AreUnderstood()
    {
        using var tiny = new TinyCheckpoint();
        tiny.With("rope_theta", null).With("rope_scaling", null).With("rope_parameters", """{"rope_type":"default","rope_theta":500000.0}""")
            .With("torch_dtype", null).With("dtype", "\"bfloat16\"");

        var config = ModelConfig.Read(tiny.Path);

        Assert.Equal((500000.0, "bfloat16"), (config.RopeTheta, config.DType));
        Assert.Null(config.RopeScaling);
    }

    [Theory]
    [InlineData("architectures", """["MixtralForCausalLM"]""", "The architecture 'MixtralForCausalLM' is not supported. Fix: use a checkpoint of one of InternLM2ForCausalLM, InternLM3ForCausalLM, LlamaForCausalLM, MistralForCausalLM, Qwen2ForCausalLM, Qwen3ForCausalLM.")]
    [InlineData("architectures", null, "The key is missing. Fix: add it with [\"…\"], one of InternLM2ForCausalLM, ")]
    [InlineData("architectures", "\"InternLM2ForCausalLM\"", "it must be a list of one name")]
    [InlineData("hidden_size", null, "The key is missing. Fix: add it with the size that the weights have")]
    [InlineData("hidden_size", "\"256\"", "The value is \"256\". Fix: it must be an integer.")]
    [InlineData("hidden_size", "0", "The value is 0. Fix: it must be from 1 to 16777216.")]
    [InlineData("hidden_size", "99999999999", "The value is 99999999999. Fix: it must be an integer.")]
    [InlineData("hidden_size", "258", "The value is 258. Fix: it must be a multiple of num_attention_heads, 4, unless there is a 'head_dim'.")]
    [InlineData("hidden_size", "252", "The value is 63. Fix: it must be even.")]
    [InlineData("num_key_value_heads", "3", "The value is 3. Fix: it must be a divisor of num_attention_heads, 4.")]
    [InlineData("num_hidden_layers", "2000000000", "it must be from 1 to 4096.")]
    [InlineData("rms_norm_eps", null, "The key is missing. Fix: add it with the epsilon of the norms")]
    [InlineData("rms_norm_eps", "-1", "The value is -1. Fix: it must be above 0.")]
    [InlineData("rope_theta", "\"big\"", "The value is \"big\". Fix: it must be a number.")]
    [InlineData("rope_scaling", """{"type":"longrope","factor":4}""", "The rope scaling 'longrope' is not supported. Fix: use a checkpoint with none, or one of 'default', 'linear', 'dynamic', 'llama3' and 'yarn'.")]
    [InlineData("rope_scaling", """{"type":"dynamic"}""", "key 'rope_scaling.factor': The key is missing.")]
    [InlineData("rope_scaling", """{"type":"linear","factor":0.5}""", "key 'rope_scaling.factor': The value is 0.5. Fix: it must be 1 or more.")]
    [InlineData("rope_scaling", """{"rope_type":"llama3","factor":8,"low_freq_factor":1,"high_freq_factor":1}""", "key 'rope_scaling.high_freq_factor': The value is 1. Fix: it must be above low_freq_factor.")]
    [InlineData("rope_scaling", """{"rope_type":"llama3","factor":8,"low_freq_factor":1,"high_freq_factor":4}""", "key 'rope_scaling.original_max_position_embeddings': The key is missing.")]
    [InlineData("rope_scaling", """{"rope_type":"yarn","factor":4,"beta_fast":-1}""", "key 'rope_scaling.beta_fast': The value is -1. Fix: it must be above 0.")]
    [InlineData("rope_scaling", """{"rope_type":7}""", "key 'rope_scaling.rope_type': The value is 7. Fix: it must be a string.")]
    [InlineData("rope_scaling", "2", "The value is 2. Fix: it must be null or an object.")]
    [InlineData("rope_scaling", """{"rope_type":"default","full_attention":{}}""", "The rope scaling of its own for each type of layer is not supported.")]
    [InlineData("partial_rotary_factor", "0.5", "The value is 0.5. Fix: it must be 1: heads that are turned in part are not supported.")]
    [InlineData("bias", "1", "The value is 1. Fix: it must be true or false.")]
    [InlineData("num_local_experts", "8", "The key changes what the network computes, and is not supported.")]
    [InlineData("final_logit_softcapping", "30.0", "The key changes what the network computes, and is not supported.")]
    [InlineData("logits_scaling", "2", "The key changes what the network computes, and is not supported.")]
    [InlineData("hidden_act", "\"gelu\"", "The activation 'gelu' is not supported.")]
    [InlineData("quantization_config", "{}", "Quantized weights are not supported.")]
    [InlineData("eos_token_id", "[\"2\"]", "it must be an integer or a list of integers.")]
    [InlineData("tie_word_embeddings", "1", "The value is 1. Fix: it must be true or false.")]
    public void Read_WrongValue_NamesFileAndKey(string key, string? json, string expected)
    {
        using var tiny = new TinyCheckpoint().With(key, json);

        var error = Assert.Throws<InputException>(() => ModelConfig.Read(tiny.Path));

        Assert.StartsWith($"{tiny["config.json"]}, key '", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_KeysThatChangeNothing_AreTaken()
    {
        using var tiny = new TinyCheckpoint().With("logits_scaling", "1.0").With("num_experts", "0").With("final_logit_softcapping", "null")
            .With("is_encoder_decoder", "false").With("partial_rotary_factor", "1.0").With("attention_dropout", "0.1");

        Assert.Equal(6, ModelConfig.Read(tiny.Path).Layers);
    }

    [Fact]
    public void Read_Yarn_TakesThePapersValuesWhereNoneAreGiven()
    {
        using var tiny = new TinyCheckpoint();

        var scaling = (YarnScaling)ModelConfig.Read(tiny.With("rope_scaling", """{"type":"yarn","factor":4}""").Path).RopeScaling!;
        Assert.Equal((4, 4096, 32, 1, true), (scaling.Factor, scaling.OriginalPositions, scaling.Fast, scaling.Slow, scaling.Truncate));
        Assert.Equal(1.1386294361119891, scaling.Attention, 1e-12);

        tiny.With("rope_scaling", """{"rope_type":"yarn","original_max_position_embeddings":1024,"attention_factor":2,"truncate":false}""");
        scaling = (YarnScaling)ModelConfig.Read(tiny.Path).RopeScaling!;
        Assert.Equal((4, 1024, 2, false), (scaling.Factor, scaling.OriginalPositions, scaling.Attention, scaling.Truncate));

        tiny.With("rope_scaling", """{"rope_type":"yarn","factor":40,"mscale":1.0,"mscale_all_dim":1.0}""");
        Assert.Equal(1, ModelConfig.Read(tiny.Path).RopeScaling!.Attention);
    }

    [Theory]
    [InlineData("{ \"hidden_size\": 256,", "The file is not valid JSON (line 1). Fix: copy config.json again")]
    [InlineData("null", "The file holds a JSON Null, not an object.")]
    public void Read_BrokenFile_SaysSo(string content, string expected)
    {
        using var tiny = new TinyCheckpoint();
        File.WriteAllText(tiny["config.json"], content);

        Assert.Contains(expected, Assert.Throws<InputException>(() => ModelConfig.Read(tiny.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_GenerationConfig_GivesOneOrSeveralEndIds()
    {
        using var tiny = new TinyCheckpoint();

        Assert.Equal([2, 2558], GenerationConfig.Read(tiny.Path).EosIds);
        Assert.Equal([7], GenerationConfig.Read(tiny.With("eos_token_id", "7", "generation_config.json").Path).EosIds);
        File.Delete(tiny["generation_config.json"]);
        Assert.Empty(GenerationConfig.Read(tiny.Path).EosIds);
    }
}
