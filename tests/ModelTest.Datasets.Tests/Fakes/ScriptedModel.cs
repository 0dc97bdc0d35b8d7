using ModelTest.Models;
using ModelTest.Prompts;

namespace ModelTest.Datasets.Tests.Fakes;

/// <summary>A model that answers by rule, counts a token per character of what the template renders, and remembers what it was asked.</summary>
internal sealed class ScriptedModel : IModel
{
    public Func<Prompt, string> Reply { get; init; } = _ => "A";

    /// <summary>ln p of a continuation, and its tokens.</summary>
    public Func<Prompt, string, ContinuationScore> Score { get; init; } = (_, _) => new(-1, 1);

    /// <summary>ln p of the prompt's own tokens.</summary>
    public Func<Prompt, double> PromptScore { get; init; } = _ => 0;

    public Func<string, int> CountTokens { get; init; } = text => text.Length;

    public MetaTemplate Template { get; init; } = MetaTemplate.InternLM2;

    public int ContextLength { get; init; } = 100_000;

    public bool CanScore { get; init; } = true;

    public bool ScoresNextTokenOnly { get; init; }

    public List<Prompt> Generated { get; } = [];

    public List<GenerateOptions> Options { get; } = [];

    public List<(Prompt Prompt, IReadOnlyList<string> Continuations, ScoreOptions Options)> Scored { get; } = [];

    public ModelInfo Info => new()
    {
        Name = "scripted",
        Engine = "rules",
        Device = "cpu",
        Fingerprint = new string('0', 64),
        Template = Template.Name,
        ContextLength = ContextLength,
        CanScore = CanScore,
        ScoresNextTokenOnly = ScoresNextTokenOnly,
        ScoringObstacle = ScoresNextTokenOnly ? "there is no echo" : "",
    };

    public ValueTask<int> CountTokensAsync(Prompt prompt, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(CountTokens(prompt.Turns[^1].Role == Role.Assistant ? Template.RenderClosed(prompt) : Template.RenderOpen(prompt)));

    public Task<Reply> GenerateAsync(Prompt prompt, GenerateOptions options, CancellationToken cancellationToken = default)
    {
        lock (Generated)
        {
            Generated.Add(prompt);
            Options.Add(options);
        }
        var reply = Reply(prompt);
        return Task.FromResult(new Reply(reply, CountTokens(Template.RenderOpen(prompt)), CountTokens(reply), StopReason.Stop));
    }

    public Task<ScoreResult> ScoreAsync(
        Prompt prompt, IReadOnlyList<string> continuations, ScoreOptions options, CancellationToken cancellationToken = default)
    {
        Scored.Add((prompt, continuations, options));
        var scores = continuations.Select(c => Score(prompt, c)).ToList();
        return Task.FromResult(new ScoreResult(
            scores, CountTokens(Template.RenderOpen(prompt)), options.IncludePrompt ? PromptScore(prompt) : null));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
