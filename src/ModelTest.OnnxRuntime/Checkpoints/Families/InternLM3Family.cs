namespace ModelTest.OnnxRuntime.Checkpoints.Families;

/// <summary>InternLM3: laid out like Llama; <c>qkv_bias</c> is of queries, keys and values, <c>bias</c> of all other linear layers.</summary>
internal sealed class InternLM3Family : Family
{
    public override string Name => "InternLM3ForCausalLM";

    public override string Template => "internlm3";

    public override FamilyTraits Read(JsonFile config, int layers)
    {
        var bias = config.Boolean("bias") ?? false;
        return new FamilyTraits { ProjectionBias = config.Boolean("qkv_bias") ?? false, OutputBias = bias, FeedForwardBias = bias };
    }
}
