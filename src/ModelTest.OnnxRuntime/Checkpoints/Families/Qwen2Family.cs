namespace ModelTest.OnnxRuntime.Checkpoints.Families;

/// <summary>Qwen2 and Qwen2.5: queries, keys and values always have a bias, nothing else has.</summary>
internal sealed class Qwen2Family : Family
{
    public override string Name => "Qwen2ForCausalLM";

    public override string Template => "qwen2";

    public override bool NeedsKeyValueHeads => true;

    public override FamilyTraits Read(JsonFile config, int layers) =>
        new() { ProjectionBias = true, Windows = SlidingWindows.OfQwen(config, layers) };
}
