using ModelTest.Baselines;
using ModelTest.Datasets;
using ModelTest.Gates;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Snapshots;

namespace ModelTest.Configuration;

/// <summary>Everything a run is told: the merged and checked configuration.</summary>
internal sealed record Settings
{
    /// <summary>The model under test. Its path is empty when no source names one.</summary>
    public ModelSettings Model { get; init; } = new();

    /// <summary>The model that grades. Its path is empty when no source names one.</summary>
    public JudgeSettings Judge { get; init; } = new();

    /// <summary>Models that can be chosen by name, ignoring case.</summary>
    public IReadOnlyDictionary<string, ModelSettings> Models { get; init; } = new Dictionary<string, ModelSettings>();

    /// <summary>The models that take turns in one run (<c>run.models</c>), each with a name of its own; empty: only <see cref="Model"/> is asked.</summary>
    public IReadOnlyList<NamedModel> Several { get; init; } = [];

    /// <summary>An instance of each registered provider's settings class by the provider's name; defaults where the section is absent.</summary>
    public IReadOnlyDictionary<string, DatasetSettings> Datasets { get; init; } = new Dictionary<string, DatasetSettings>();

    /// <summary>Chat templates the configuration adds to the built-in ones, by name.</summary>
    public IReadOnlyDictionary<string, MetaTemplate> Templates { get; init; } = new Dictionary<string, MetaTemplate>();

    /// <summary>What makes a test fail.</summary>
    public GateSettings Gates { get; init; } = new();

    /// <summary>How judged subjects are compared with their snapshots.</summary>
    public SnapshotSettings Snapshots { get; init; } = new();

    /// <summary>Where baselines are, and whether they are made.</summary>
    public BaselineFolderSettings Baselines { get; init; } = new();

    /// <summary>The run itself: where results go, the seed.</summary>
    public RunSettings Run { get; init; } = new();

    /// <summary>The place each given key came from, by full key (<c>datasets.ceval.path</c>), ignoring case.</summary>
    internal IReadOnlyDictionary<string, string> Sources { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Where the value of a key came from: a file with its line, a variable's name, <c>-p:Model</c>; null when it is the built-in default.
    /// </summary>
    /// <param name="key">The full key, such as <c>datasets.ceval.path</c>.</param>
    public string? SourceOf(string key) => Sources.GetValueOrDefault(key);

    /// <summary>A problem whose place is a key of the configuration, with the place the key's value came from before it; others as they are.</summary>
    /// <param name="problem">The problem; <see cref="Problem.Where"/> may be a full key, such as <c>model.template</c>.</param>
    internal Problem Locate(Problem problem) =>
        SourceOf(problem.Where) is { } source ? problem with { Where = $"{source}, {problem.Where}" } : problem;

    /// <summary>Checks that the file or folder a key names exists.</summary>
    /// <param name="key">The full key, such as <c>model.path</c>.</param>
    /// <param name="path">Its value; URLs and empty values are not checked.</param>
    /// <returns>The problem, with the place the value came from and the nearest existing name; or null.</returns>
    public Problem? InspectPath(string key, string path) => SettingsPaths.Inspect(SourceOf(key), key, path);
}
