using ModelTest.Scoring;

namespace ModelTest.Recording;

/// <summary>The units of a judged dataset's scores in run.json.</summary>
/// <param name="Lowest">The least score there can be.</param>
/// <param name="Highest">The greatest score there can be.</param>
/// <param name="Decimals">Decimals in tables.</param>
internal sealed record RunScale(double Lowest, double Highest, int Decimals)
{
    /// <summary>A scale as run.json has it; null: right items over all items.</summary>
    /// <param name="scale">The scale.</param>
    public static RunScale? Of(ScoreScale scale) => scale.IsAccuracy ? null : new RunScale(scale.Lowest, scale.Highest, scale.Decimals);

    /// <summary>The scale that run.json means.</summary>
    /// <param name="scale">What it has.</param>
    public static ScoreScale ToScale(RunScale? scale) =>
        scale is null ? ScoreScale.Accuracy : new ScoreScale(scale.Lowest, scale.Highest) { Decimals = scale.Decimals };
}
