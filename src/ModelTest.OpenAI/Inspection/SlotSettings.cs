namespace ModelTest.OpenAI.Inspection;

/// <summary>Settings of a slot of llama.cpp's server.</summary>
internal sealed record SlotSettings
{
    /// <summary>The most tokens of prompt and reply together.</summary>
    public int? NCtx { get; init; }
}
