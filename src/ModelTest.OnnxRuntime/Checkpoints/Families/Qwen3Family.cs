namespace ModelTest.OnnxRuntime.Checkpoints.Families;

/// <summary>Qwen3, the dense models: a norm on each head of queries and keys, and <c>attention_bias</c>.</summary>
internal sealed class Qwen3Family : Family
{
    public override string Name => "Qwen3ForCausalLM";

    public override string Template => "qwen3";

    public override bool NeedsKeyValueHeads => true;

    public override int? DefaultHeadDim => 128;

    public override FamilyTraits Read(JsonFile config, int layers)
    {
        var bias = config.Boolean("attention_bias") ?? false;
        return new FamilyTraits { ProjectionBias = bias, OutputBias = bias, QueryKeyNorm = true, Windows = SlidingWindows.OfQwen(config, layers) };
    }
}
