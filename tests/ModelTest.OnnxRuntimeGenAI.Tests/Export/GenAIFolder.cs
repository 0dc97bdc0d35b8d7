using System.Text.Json;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.Tests;

namespace ModelTest.OnnxRuntimeGenAI.Tests.Export;

/// <summary>A Hugging Face checkpoint as a folder for ONNX Runtime GenAI: graph, genai_config.json and tokenizer.</summary>
internal static class GenAIFolder
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Writes the folder.</summary>
    /// <param name="source">The checkpoint's folder.</param>
    /// <param name="target">The new folder, which exists.</param>
    public static void Write(string source, string target)
    {
        var checkpoint = Checkpoint.Open(source);
        File.WriteAllBytes(Path.Combine(target, "model.onnx"), GenAIGraph.Build(checkpoint));
        File.WriteAllText(Path.Combine(target, "genai_config.json"), JsonSerializer.Serialize(Config(checkpoint), Indented));
        foreach (var name in new[] { "tokenizer.model", "tokenizer_config.json", "special_tokens_map.json" })
        {
            File.Copy(Path.Combine(source, name), Path.Combine(target, name));
        }
    }

    private static object Config(Checkpoint checkpoint) => new
    {
        model = new
        {
            type = "llama",
            bos_token_id = checkpoint.Config.BosId,
            eos_token_id = checkpoint.EosIds,
            pad_token_id = checkpoint.Config.PadId,
            vocab_size = checkpoint.Config.VocabularySize,
            context_length = checkpoint.Config.MaxPositions,
            decoder = new
            {
                session_options = new { log_id = "onnxruntime-genai", provider_options = Array.Empty<object>() },
                filename = "model.onnx",
                head_size = checkpoint.Config.HeadDim,
                hidden_size = checkpoint.Config.HiddenSize,
                num_attention_heads = checkpoint.Config.Heads,
                num_hidden_layers = checkpoint.Config.Layers,
                num_key_value_heads = checkpoint.Config.KeyValueHeads,
                inputs = new
                {
                    input_ids = GenAIGraph.InputIds,
                    attention_mask = GenAIGraph.Mask,
                    past_key_names = "past_key_values.%d.key",
                    past_value_names = "past_key_values.%d.value",
                },
                outputs = new { logits = GenAIGraph.Logits, present_key_names = "present.%d.key", present_value_names = "present.%d.value" },
            },
        },
        search = new { do_sample = false, max_length = checkpoint.Config.MaxPositions, past_present_share_buffer = true },
    };
}
