namespace ModelTest.Recording;

/// <summary>A dataset in run.json.</summary>
/// <param name="Name">The name in result files.</param>
/// <param name="Provider">The name in filters and the configuration.</param>
/// <param name="Mode">gen, ppl or clp.</param>
/// <param name="Metric">The metric of a subject.</param>
/// <param name="Versions">The prompts' six hex digits by subject, of the subjects that were run.</param>
internal sealed record RunDataset(string Name, string Provider, string Mode, string Metric, IReadOnlyDictionary<string, string> Versions)
{
    /// <summary>The units of its scores; null: right items over all items.</summary>
    public RunScale? Scale { get; init; }

    /// <summary>All its subjects in the order of the report; null in runs by versions that did not record them.</summary>
    public IReadOnlyList<RunSubject>? Subjects { get; init; }

    /// <summary>Its groups in the order of the report; null as for <see cref="Subjects"/>.</summary>
    public IReadOnlyList<RunGroup>? Groups { get; init; }
}
