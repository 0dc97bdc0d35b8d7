using ModelTest.Prompts;

namespace ModelTest.Recording;

/// <summary>A turn of a recorded prompt.</summary>
internal sealed record PredictionTurn(Role Role, string Content);
