namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>
/// Dynamic NTK scaling of rotary positions, as InternLM2's config.json asks for. It changes nothing up to
/// <see cref="ModelConfig.MaxPositions"/>; prompts are limited to that, so it never has an effect here.
/// </summary>
/// <param name="Type">Always "dynamic".</param>
/// <param name="Factor">How much longer the context could become; 1 or more.</param>
internal sealed record RopeScaling(string Type, double Factor);
