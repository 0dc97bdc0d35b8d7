namespace ModelTest.Recording;

/// <summary>The units of a judged dataset's scores in run.json.</summary>
/// <param name="Lowest">The least score there can be.</param>
/// <param name="Highest">The greatest score there can be.</param>
/// <param name="Decimals">Decimals in tables.</param>
internal sealed record RunScale(double Lowest, double Highest, int Decimals);
