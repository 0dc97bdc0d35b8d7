using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.Tests.Running;

/// <summary>An engine and its model in one; replies are scripted.</summary>
internal sealed class FakeEngine : IEngine, IModel
{
    private int opened;
    private int asked;

    public string Name => "fake";

    public string ModelName { get; init; } = "fake-model";

    /// <summary>The reply to a prompt.</summary>
    public Func<string, CancellationToken, Task<string>> Reply { get; init; } = (_, _) => Task.FromResult("A");

    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>What distinguishes the model's weights from those of other tests' models.</summary>
    public char Weights { get; init; } = '0';

    public string Version { get; init; } = "fake 1";

    public string Dtype { get; init; } = "";

    public bool TakesPaths { get; init; } = true;

    public bool CanScore { get; init; } = true;

    public string ScoringObstacle { get; init; } = "";

    public string Note { get; init; } = "";

    public int Opened => opened;

    public int Asked => asked;

    public bool Disposed { get; private set; }

    public Action Disposing { get; init; } = () => { };

    public ModelInfo Info => new()
    {
        Name = ModelName,
        Engine = Version,
        Dtype = Dtype,
        Device = "cpu",
        Fingerprint = new string(Weights, 64),
        Template = "none",
        ContextLength = 100,
        CanScore = CanScore,
        ScoringObstacle = ScoringObstacle,
    };

    public bool Accepts(ModelSettings settings) => TakesPaths;

    public Task<IReadOnlyList<Problem>> InspectAsync(
        ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<Problem>>(Problems);

    public Task<IModel> OpenAsync(
        ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref opened);
        return Task.FromResult<IModel>(this);
    }

    public ValueTask<int> CountTokensAsync(Prompt prompt, CancellationToken cancellationToken = default) => new(1);

    public async Task<Reply> GenerateAsync(Prompt prompt, GenerateOptions options, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref asked);
        return new Reply(await Reply(prompt.Turns[^1].Text, cancellationToken), 1, 1, StopReason.Stop);
    }

    public Task<ScoreResult> ScoreAsync(
        Prompt prompt, IReadOnlyList<string> continuations, ScoreOptions options, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public ValueTask DisposeAsync()
    {
        Disposing();
        Disposed = true;
        return ValueTask.CompletedTask;
    }
}
