namespace ModelTest.Datasets.WildBench;

/// <summary>A task and the judge's comparison of the model's reply with a reference model's.</summary>
/// <param name="Task">The task.</param>
/// <param name="ModelFirst">Whether the model's reply was response A and the reference's B; else the other way round.</param>
/// <param name="Model">The model's reply.</param>
/// <param name="Reference">The reference's reply.</param>
/// <param name="Choice">The judge's choice; null: it could not be read.</param>
internal sealed record WildBenchComparison(WildBenchTask Task, bool ModelFirst, string Model, string Reference, WildBenchChoice? Choice)
{
    /// <summary>What the choice is worth to the model: 1, 0.5, 0, -0.5 or -1; null without a choice.</summary>
    public double? Reward => Choice switch
    {
        null => null,
        WildBenchChoice.AMuchBetter => Sign,
        WildBenchChoice.ABetter => Sign * 0.5,
        WildBenchChoice.Tie => 0,
        WildBenchChoice.BBetter => Sign * -0.5,
        _ => -Sign,
    };

    private double Sign => ModelFirst ? 1 : -1;
}
