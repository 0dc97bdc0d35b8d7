using ModelTest.Models;
using ModelTest.Prompts;

namespace ModelTest.Tests.Doctor;

/// <summary>A model whose reply, token counts and log-probability are given.</summary>
internal sealed class PatientModel : IModel
{
    private int asked;

    public IReadOnlyList<string> Replies { get; init; } = ["5"];

    public StopReason StopReason { get; init; }

    public int Counted { get; init; } = 20;

    public int Used { get; init; } = 20;

    public double LogProbability { get; init; } = -0.25;

    public bool CanScore { get; init; } = true;

    public bool ScoresNextTokenOnly { get; init; }

    public string ScoringObstacle { get; init; } = "";

    public Exception? Failure { get; init; }

    public ModelInfo Info => new()
    {
        Name = "patient",
        Engine = "fake 1",
        Device = "cpu",
        Fingerprint = new string('0', 64),
        Template = "internlm2",
        ContextLength = 100,
        CanScore = CanScore,
        ScoresNextTokenOnly = ScoresNextTokenOnly,
        ScoringObstacle = ScoringObstacle,
    };

    public ValueTask<int> CountTokensAsync(Prompt prompt, CancellationToken cancellationToken = default) => new(Counted);

    public Task<Reply> GenerateAsync(Prompt prompt, GenerateOptions options, CancellationToken cancellationToken = default) => Failure is not null
        ? throw Failure
        : Task.FromResult(new Reply(Replies[(Interlocked.Increment(ref asked) - 1) % Replies.Count], Used, 1, StopReason));

    public Task<ScoreResult> ScoreAsync(
        Prompt prompt, IReadOnlyList<string> continuations, ScoreOptions options, CancellationToken cancellationToken = default) =>
        Task.FromResult(new ScoreResult([new ContinuationScore(LogProbability, 1)], Used, null));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
