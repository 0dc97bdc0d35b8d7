namespace ModelTest.OnnxRuntime.Checkpoints.Families;

/// <summary>Mistral: Llama without biases, and with a sliding window in all layers unless it is null.</summary>
internal sealed class MistralFamily : Family
{
    // What transformers takes where the key is missing; null is something else, and means no window.
    private const int DefaultWindow = 4096;

    public override string Name => "MistralForCausalLM";

    public override string Template => "mistral";

    public override bool NeedsKeyValueHeads => true;

    public override FamilyTraits Read(JsonFile config, int layers)
    {
        var window = config.Has(SlidingWindows.Key) ? SlidingWindows.Size(config) : DefaultWindow;
        return new FamilyTraits { Windows = window is { } size ? [.. Enumerable.Repeat(size, layers)] : [] };
    }
}
