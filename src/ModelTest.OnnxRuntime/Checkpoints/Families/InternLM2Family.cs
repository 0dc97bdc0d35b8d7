namespace ModelTest.OnnxRuntime.Checkpoints.Families;

/// <summary>InternLM2 and InternLM2.5: one tensor for queries, keys and values; <c>bias</c> is of the attention's layers only.</summary>
internal sealed class InternLM2Family : Family
{
    public override string Name => "InternLM2ForCausalLM";

    public override string Template => "internlm2";

    public override FamilyTraits Read(JsonFile config, int layers)
    {
        var bias = config.Boolean("bias") ?? true;
        return new FamilyTraits { ProjectionBias = bias, OutputBias = bias };
    }

    public override TensorLayout Layout(ModelConfig config) => new InternLM2Layout(config);
}
