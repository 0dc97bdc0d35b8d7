using System.Text.Json;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Devices;
using ModelTest.OnnxRuntime.Execution;
using ModelTest.OnnxRuntime.Graph;

namespace ModelTest.OnnxRuntime.Tests.Families;

/// <summary>Logits of random checkpoints of every family and option, against <see cref="ReferenceDecoder"/>.</summary>
public sealed class FamilyLogitTests(ITestOutputHelper output)
{
    private const int Tokens = 90;

    /// <summary>Families, and keys of config.json that change the numbers.</summary>
    public static TheoryData<string, string> Cases { get; } = new()
    {
        { "InternLM2ForCausalLM", """{"bias":false,"rope_scaling":{"type":"dynamic","factor":2.0}}""" },
        { "InternLM2ForCausalLM", """{"bias":true}""" },
        { "InternLM3ForCausalLM", """{"head_dim":20,"rope_scaling":{"rope_type":"dynamic","factor":6.0}}""" },
        { "InternLM3ForCausalLM", """{"qkv_bias":true,"bias":false}""" },
        { "InternLM3ForCausalLM", """{"qkv_bias":false,"bias":true}""" },
        { "LlamaForCausalLM", """{"hidden_act":"swish"}""" },
        { "LlamaForCausalLM", """{"attention_bias":true,"mlp_bias":true,"num_key_value_heads":4}""" },
        { "LlamaForCausalLM", """{"rope_scaling":{"type":"linear","factor":4.0}}""" },
        { "LlamaForCausalLM", """{"tie_word_embeddings":true,"rope_scaling":{"factor":8.0,"low_freq_factor":1.0,"high_freq_factor":4.0,"original_max_position_embeddings":64,"rope_type":"llama3"}}""" },
        { "MistralForCausalLM", """{"sliding_window":null,"head_dim":32}""" },
        { "MistralForCausalLM", """{"sliding_window":17}""" },
        { "Qwen2ForCausalLM", """{"tie_word_embeddings":true,"use_sliding_window":false,"sliding_window":16,"max_window_layers":1,"rms_norm_eps":1e-6,"rope_theta":1000000.0}""" },
        { "Qwen2ForCausalLM", """{"use_sliding_window":true,"sliding_window":16,"max_window_layers":1}""" },
        { "Qwen2ForCausalLM", """{"rope_scaling":{"type":"yarn","factor":4.0,"original_max_position_embeddings":64}}""" },
        { "Qwen3ForCausalLM", """{"head_dim":32,"attention_bias":false}""" },
        { "Qwen3ForCausalLM", """{"head_dim":24,"attention_bias":true,"tie_word_embeddings":true,"rope_parameters":{"rope_type":"default","rope_theta":1000000.0}}""" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Logits_are_those_of_the_plain_decoder(string family, string keys)
    {
        using var checkpoint = new FamilyCheckpoint(family, keys);
        var ids = Ids();
        var actual = Logits(Checkpoint.Open(checkpoint.Path), ids);
        var expected = Reference(checkpoint, ids);

        var largest = expected.Zip(actual, (e, a) => Math.Abs(e - a)).Max();
        output.WriteLine($"{family} {keys}: largest difference {largest:E1}, logits from {expected.Min():F2} to {expected.Max():F2}");
        Assert.InRange(largest, 0, 2e-4);
        Assert.True(expected.Max() - expected.Min() > 1);
    }

    [Theory]
    [InlineData("MistralForCausalLM", """{"sliding_window":17}""", """{"sliding_window":18}""")]
    [InlineData("LlamaForCausalLM", """{"rope_scaling":{"type":"linear","factor":4.0}}""", """{"rope_scaling":{"type":"linear","factor":4.1}}""")]
    [InlineData("Qwen2ForCausalLM", """{"use_sliding_window":true,"sliding_window":16,"max_window_layers":1}""", """{"use_sliding_window":true,"sliding_window":16,"max_window_layers":2}""")]
    public void The_comparison_would_notice_a_small_change(string family, string keys, string others)
    {
        using var checkpoint = new FamilyCheckpoint(family, keys);
        using var other = new FamilyCheckpoint(family, others);
        var ids = Ids();

        var difference = Reference(other, ids).Zip(Logits(Checkpoint.Open(checkpoint.Path), ids), (e, a) => Math.Abs(e - a)).Max();

        Assert.True(difference > 1e-2, $"{difference}");
    }

    private static int[] Ids()
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, Tokens).Select(_ => random.Next(2560))];
    }

    private static double[] Reference(FamilyCheckpoint checkpoint, int[] ids)
    {
        using var config = JsonDocument.Parse(File.ReadAllText(Path.Combine(checkpoint.Path, "config.json")));
        return new ReferenceDecoder(config.RootElement, checkpoint.Weights).Logits(ids);
    }

    // The first tokens in one step, the others in a second one that finds them in the cache.
    private static float[] Logits(Checkpoint checkpoint, int[] ids)
    {
        const int First = 50;
        var config = checkpoint.Config;
        var largest = new StepShape(Tokens, 1, Tokens, 1, 1, 1);
        using var executor = new OrtStepExecutor(new CpuDevice(2), DecoderGraph.OnFiles(checkpoint, config.MaxPositions), config, _ => Tokens, 1, largest);
        executor.Run(Batch(ids[..First], 0, First));
        return executor.Run(Batch(ids[First..], First, ids.Length)).Row(0).Logits.ToArray();

        static StepBatch Batch(int[] tokens, int past, int total)
        {
            var batch = new StepBatch();
            batch.InputIds.AddRange(tokens.Select(t => (long)t));
            batch.Starts.Add(tokens.Length);
            batch.Past.Add(past);
            batch.Blocks.Add([.. Enumerable.Range(0, total)]);
            batch.Rows.Add(tokens.Length - 1);
            batch.Requests.Add(new NextTokenRequest { All = true });
            return batch;
        }
    }
}
