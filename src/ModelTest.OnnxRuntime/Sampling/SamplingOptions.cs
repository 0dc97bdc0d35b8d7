namespace ModelTest.OnnxRuntime.Sampling;

/// <summary>How the next token is chosen, every value given.</summary>
/// <param name="Temperature">0 is greedy.</param>
/// <param name="TopK">Keep the k likeliest; 0 keeps all.</param>
/// <param name="TopP">Keep the smallest set that reaches this probability, in (0, 1].</param>
/// <param name="Seed">Seed of the draw.</param>
internal sealed record SamplingOptions(double Temperature, int TopK, double TopP, int Seed);
