using System.Text.Json;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>Keys of config.json that change what a network computes and that the engine does not know how to follow.</summary>
internal static class UnsupportedKeys
{
    // Each with the values that change nothing, beside null and absence.
    private static readonly (string Key, string[] Neutral)[] Keys =
    [
        ("quantization_config", []),
        ("compression_config", []),
        ("num_local_experts", ["0", "1"]),
        ("num_experts", ["0", "1"]),
        ("moe_intermediate_size", []),
        ("attn_logit_softcapping", []),
        ("final_logit_softcapping", []),
        ("query_pre_attn_scalar", []),
        ("attention_multiplier", ["1", "1.0"]),
        ("embedding_multiplier", ["1", "1.0"]),
        ("residual_multiplier", ["1", "1.0"]),
        ("logits_scaling", ["1", "1.0"]),
        ("logit_scale", ["1", "1.0"]),
        ("scale_emb", ["1", "1.0"]),
        ("scale_depth", ["1", "1.0"]),
        ("attention_chunk_size", []),
        ("no_rope_layers", []),
        ("clip_qkv", []),
        ("use_mrope", ["false"]),
        ("vision_config", []),
        ("is_encoder_decoder", ["false"]),
        ("add_cross_attention", ["false"]),
    ];

    /// <summary>Checks a configuration.</summary>
    /// <exception cref="InputException">A key is set that the engine would have to follow.</exception>
    public static void Refuse(JsonFile json)
    {
        // "swish" is transformers' other name for the same function
        if (json.Text("hidden_act") is { } activation and not ("silu" or "swish"))
        {
            throw Unsupported(json, "hidden_act", $"The activation '{activation}' is not supported.", "use a checkpoint with 'silu'.");
        }
        foreach (var (key, neutral) in Keys)
        {
            if (json.Find(key) is not { } value || (value.ValueKind is not JsonValueKind.Object && neutral.Contains(value.GetRawText())))
            {
                continue;
            }
            throw key is "quantization_config" or "compression_config"
                ? Unsupported(json, key, "Quantized weights are not supported.", "use the checkpoint's float16, bfloat16 or float32 version.")
                : Unsupported(
                    json, key, "The key changes what the network computes, and is not supported.", "use a checkpoint without it; docs/models.md lists the networks.");
        }
    }

    private static InputException Unsupported(JsonFile json, string key, string what, string fix) => new($"{json.Path}, key '{key}'", what, fix);
}
