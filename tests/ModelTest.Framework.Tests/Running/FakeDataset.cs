using ModelTest.Datasets;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Tests.Running;

/// <summary>A dataset of questions whose right answer is A; subjects law, physics and biology.</summary>
internal sealed class FakeDataset : IDataset
{
    public string Name { get; init; } = "fake";

    public string Mode => "gen";

    public string Metric => "accuracy";

    public IReadOnlyList<Subject> Subjects { get; init; } = [new("law", "Social Science"), new("physics", "STEM"), new("biology", "STEM")];

    public IReadOnlyList<SubjectGroup> Groups { get; init; } = [new("fake-stem", "STEM", ["physics", "biology"])];

    public bool NeedsScores { get; init; }

    public int Items { get; init; } = 4;

    /// <summary>The question of an item, by its id.</summary>
    public Func<string, string> Ask { get; init; } = id => id;

    /// <summary>What is wrong with a subject's files.</summary>
    public Dictionary<string, Problem> FileProblems { get; } = [];

    /// <summary>What is wrong with an item for this model.</summary>
    public Dictionary<string, Problem> ItemProblems { get; } = [];

    public string RowName(Subject subject) => $"{Name}-{subject.Name}";

    public string Version(Subject subject) => "abcdef";

    public IReadOnlyList<Problem> Inspect(Subject subject) => FileProblems.TryGetValue(subject.Name, out var problem) ? [problem] : [];

    public IReadOnlyList<Item> ReadItems(Subject subject) => [.. Enumerable.Range(0, Items).Select(i => new FakeItem($"{subject.Name}-{i}"))];

    public Task<Problem?> InspectAsync(Subject subject, Item item, IModel model, CancellationToken cancellationToken = default) =>
        Task.FromResult(ItemProblems.GetValueOrDefault(item.Id));

    public ItemResult Describe(Subject subject, Item item) => new() { Id = item.Id, Question = "What is " + item.Id, Gold = "A", Outcome = Outcome.Unparsed };

    public async Task<ItemResult> EvaluateAsync(Subject subject, Item item, IModel model, CancellationToken cancellationToken = default)
    {
        var prompt = Prompt.FromUser(Ask(item.Id));
        var reply = await model.GenerateAsync(prompt, new GenerateOptions(), cancellationToken);
        return new ItemResult
        {
            Id = item.Id,
            Prompt = prompt,
            Question = item.Id,
            Gold = "A",
            Reply = reply.Text,
            Prediction = reply.Text,
            Outcome = reply.Text switch { "A" => Outcome.Correct, "" => Outcome.Unparsed, _ => Outcome.Wrong },
        };
    }

    private sealed record FakeItem(string Id) : Item(Id);
}
