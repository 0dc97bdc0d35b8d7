using System.Diagnostics;
using System.Globalization;
using ModelTest.Models;
using ModelTest.Prompts;

namespace ModelTest.Judging;

/// <summary>A model or a judge as judged datasets ask it: what an earlier run was told is not asked again, and waiting has a limit.</summary>
/// <param name="model">The model; it goes on serving others.</param>
/// <param name="generation">The model's own settings of generation.</param>
/// <param name="earlier">What earlier runs were told.</param>
internal sealed class Respondent(IModel model, GenerationSettings generation, EarlierReplies earlier)
{
    /// <summary>The longest wait for an answer; null: none.</summary>
    public TimeSpan? Limit { get; init; }

    /// <summary>The key of the setting that sets the limit.</summary>
    public string LimitKey { get; init; } = "";

    /// <summary>What is known of the model.</summary>
    public ModelInfo Info => model.Info;

    /// <summary>The judge as the configuration has it.</summary>
    /// <param name="judge">The judge.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="generation">Its settings of generation.</param>
    /// <param name="earlier">What earlier runs were told.</param>
    public static Respondent Judge(IModel judge, JudgeSettings settings, GenerationSettings generation, EarlierReplies earlier) => new(judge, generation, earlier)
    {
        Limit = settings.TimeoutSeconds > 0 ? TimeSpan.FromSeconds(settings.TimeoutSeconds) : null,
        LimitKey = "judge.timeout_seconds",
    };

    /// <summary>Generates a reply.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="options">How to generate.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    public async Task<ModelCall> GenerateAsync(Prompt prompt, GenerateOptions options, CancellationToken cancellationToken)
    {
        var call = new ModelCall(prompt, CallKey.Of(model.Info, generation, prompt, options));
        if (earlier.Find(call) is { } known)
        {
            return known;
        }
        var started = Stopwatch.GetTimestamp();
        var reply = await LimitedAsync(token => model.GenerateAsync(prompt, options, token), cancellationToken).ConfigureAwait(false);
        return call with
        {
            Text = reply.Text,
            StopReason = reply.StopReason,
            PromptTokens = reply.PromptTokens,
            OutputTokens = reply.OutputTokens,
            Milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds,
        };
    }

    /// <summary>Scores continuations.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="choices">The continuations.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    public async Task<ModelCall> ScoreAsync(Prompt prompt, IReadOnlyList<string> choices, CancellationToken cancellationToken)
    {
        var options = new ScoreOptions();
        var call = new ModelCall(prompt, CallKey.Of(model.Info, prompt, choices, options));
        if (earlier.Find(call) is { } known)
        {
            return known;
        }
        var started = Stopwatch.GetTimestamp();
        var scored = await LimitedAsync(token => model.ScoreAsync(prompt, choices, options, token), cancellationToken).ConfigureAwait(false);
        return call with
        {
            Choices = choices.Zip(scored.Continuations).ToDictionary(c => c.First, c => c.Second.LogProbability, StringComparer.Ordinal),
            PromptTokens = scored.PromptTokens,
            Milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds,
        };
    }

    private async Task<T> LimitedAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        if (Limit is not { } limit)
        {
            return await ask(cancellationToken).ConfigureAwait(false);
        }
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var asked = ask(giveUp.Token);
        try
        {
            // Not by the token alone: an engine that does not look at it must not hold the run up.
            return await asked.WaitAsync(limit, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!asked.IsCompleted)
        {
            _ = asked.ContinueWith(t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            await giveUp.CancelAsync().ConfigureAwait(false);
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"no reply within {limit.TotalSeconds:0.###} s ({LimitKey})."));
        }
    }
}
