namespace ModelTest.OpenAI.Inspection;

/// <summary>The answer of llama.cpp's <c>/props</c>.</summary>
internal sealed record ServerProps
{
    /// <summary>Settings of a slot.</summary>
    public SlotSettings? DefaultGenerationSettings { get; init; }
}
