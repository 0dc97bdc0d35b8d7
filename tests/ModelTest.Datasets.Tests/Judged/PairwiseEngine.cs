using System.Collections.Concurrent;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.Datasets.Tests.Judged;

/// <summary>An engine whose model and judge answer by script.</summary>
internal sealed class PairwiseEngine : IEngine
{
    /// <summary>What the model says to its last turn.</summary>
    public Func<string, string> Model { get; init; } = question => $"reply to {question}";

    /// <summary>What the judge says.</summary>
    public Func<Prompt, string> Judge { get; init; } = _ => "";

    /// <summary>The judge's log-probability of a continuation; null: it gives none.</summary>
    public Func<Prompt, string, double>? JudgeScore { get; init; }

    public ConcurrentQueue<(Prompt Prompt, GenerateOptions? Options)> Judged { get; } = [];

    public ConcurrentQueue<(Prompt Prompt, GenerateOptions? Options)> Asked { get; } = [];

    public string Name => "scripted";

    public bool Accepts(ModelSettings settings) => true;

    public Task<IReadOnlyList<Problem>> InspectAsync(
        ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<Problem>>([]);

    public Task<IModel> OpenAsync(
        ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates, CancellationToken cancellationToken = default) =>
        Task.FromResult<IModel>(Path.GetFileName(settings.Path) == "judge"
            ? new PairwiseModel("judge", Judged, Judge, JudgeScore)
            : new PairwiseModel("candidate", Asked, prompt => Model(prompt.Turns[^1].Text), null));
}
