namespace ModelTest.OnnxRuntime.Checkpoints.Families;

/// <summary>Llama 2, 3, 3.1 and 3.2.</summary>
internal sealed class LlamaFamily : Family
{
    public override string Name => "LlamaForCausalLM";

    public override string Template => "llama3";

    public override FamilyTraits Read(JsonFile config, int layers)
    {
        var attention = config.Boolean("attention_bias") ?? false;
        return new FamilyTraits { ProjectionBias = attention, OutputBias = attention, FeedForwardBias = config.Boolean("mlp_bias") ?? false };
    }
}
