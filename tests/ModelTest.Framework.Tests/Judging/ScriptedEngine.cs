using System.Collections.Concurrent;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.Tests.Judging;

/// <summary>An engine whose models answer by script: the folder's name is the model's.</summary>
internal sealed class ScriptedEngine : IEngine
{
    private readonly ConcurrentBag<ScriptedModel> opened = [];

    public string Name => "scripted";

    /// <summary>What the model says to a prompt.</summary>
    public Func<string, CancellationToken, Task<string>> Model { get; init; } = (prompt, _) => Task.FromResult($"reply to '{prompt}'");

    /// <summary>What the judge says to a prompt.</summary>
    public Func<string, CancellationToken, Task<string>> Judge { get; init; } = (_, _) => Task.FromResult("Well done. [[7]]");

    /// <summary>What is wrong with the judge.</summary>
    public IReadOnlyList<Problem> JudgeProblems { get; init; } = [];

    public bool JudgeScores { get; init; } = true;

    public int ContextLength { get; init; } = 1000;

    /// <summary>What distinguishes the models' weights from those of other tests' models.</summary>
    public char Weights { get; init; } = 'a';

    public IReadOnlyCollection<ScriptedModel> Opened => opened;

    public int Asked(string name) => opened.Where(m => m.Info.Name == name).Sum(m => m.Asked);

    public bool Accepts(ModelSettings settings) => true;

    public Task<IReadOnlyList<Problem>> InspectAsync(
        ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<Problem>>(IsJudge(settings) ? JudgeProblems : []);

    public Task<IModel> OpenAsync(
        ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates, CancellationToken cancellationToken = default)
    {
        var name = settings.Name.Length > 0 ? settings.Name : Path.GetFileName(settings.Path);
        var model = new ScriptedModel(
            IsJudge(settings) ? Judge : Model,
            new ModelInfo
            {
                Name = name,
                Engine = "scripted 1",
                Device = "cpu",
                Fingerprint = new string(IsJudge(settings) ? char.ToUpperInvariant(Weights) : Weights, 64),
                Template = "none",
                ContextLength = ContextLength,
                CanScore = !IsJudge(settings) || JudgeScores,
            });
        opened.Add(model);
        return Task.FromResult<IModel>(model);
    }

    private static bool IsJudge(ModelSettings settings) => settings.Path.EndsWith("judge", StringComparison.Ordinal);
}
