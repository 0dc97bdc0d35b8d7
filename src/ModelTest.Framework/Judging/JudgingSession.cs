using ModelTest.Judging.Calibration;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Judging;

/// <summary>
/// One item's conversation with the model and the judge. Replies and judgements are on disk as soon as they are there; those that an earlier run
/// got are not asked for again (<c>run.judgements</c>). Several may be asked for at once.
/// </summary>
public sealed class JudgingSession
{
    private readonly Lock gate = new();
    private readonly List<Task<ModelReply>> replies = [];
    private readonly List<(string Name, Task<Judgement> Task)> judgements = [];
    private readonly string item;
    private readonly Respondent model;
    private readonly Respondent judge;
    private readonly IJudgingRecord? record;
    private readonly CancellationToken cancellationToken;

    internal JudgingSession(string item, Respondent model, Respondent judge, IJudgingRecord? record, CancellationToken cancellationToken)
    {
        this.item = item;
        this.model = model;
        this.judge = judge;
        this.record = record;
        this.cancellationToken = cancellationToken;
    }

    /// <summary>What is known of the model.</summary>
    public ModelInfo Model => model.Info;

    /// <summary>What is known of the judge.</summary>
    public ModelInfo Judge => judge.Info;

    /// <summary>Whether only the model is asked: judgements are left for a later run.</summary>
    internal bool OnlyAsks { get; init; }

    /// <summary>What stands in for the model and for the judge's prompts where a judge is calibrated; null where a model is tested.</summary>
    internal GivenConversation? Given { get; init; }

    /// <summary>The last prompt that the model was asked; null while none was.</summary>
    internal Prompt? LastPrompt { get; private set; }

    /// <summary>The replies there are, in the order they were asked for.</summary>
    internal IReadOnlyList<ModelReply> Replies => Done(replies);

    /// <summary>The judgements there are, in the order they were asked for.</summary>
    internal IReadOnlyList<Judgement> Judgements => Done(judgements.Select(j => j.Task));

    /// <summary>Asks the model. A later turn is asked with <see cref="Prompt.WithReply"/> and <see cref="Prompt.WithUser"/>.</summary>
    /// <param name="prompt">The prompt, with earlier turns.</param>
    /// <param name="options">How to generate; null: by the model's own settings.</param>
    public async Task<Reply> AskAsync(Prompt prompt, GenerateOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        Task<(ModelReply Reply, StopReason StopReason)> asked;
        lock (gate)
        {
            LastPrompt = prompt;
            asked = Given is null ? AskModelAsync(prompt, options ?? new GenerateOptions()) : Given.ReplyAsync(prompt, replies.Count);
            replies.Add(First(asked));
        }
        var (reply, reason) = await asked.ConfigureAwait(false);
        return new Reply(reply.Text, reply.PromptTokens, reply.OutputTokens, reason);

        static async Task<ModelReply> First(Task<(ModelReply Reply, StopReason)> pair) => (await pair.ConfigureAwait(false)).Reply;
    }

    /// <summary>Has a judgement written.</summary>
    /// <param name="request">The judgement.</param>
    public Task<Judgement> JudgeAsync(JudgementRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Add(request.Name, request.Prompt, prompt => WriteAsync(request with { Prompt = prompt }));
    }

    /// <summary>Has a judgement made by the log-probabilities of a few replies.</summary>
    /// <param name="request">The judgement.</param>
    public Task<Judgement> JudgeAsync(ChoiceRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Add(request.Name, request.Prompt, prompt => ChooseAsync(request with { Prompt = prompt }));
    }

    /// <summary>Waits for what was asked and not awaited: an answer that has cost something is recorded.</summary>
    internal async Task DrainAsync()
    {
        Task[] pending;
        lock (gate)
        {
            pending = [.. replies, .. judgements.Select(j => j.Task)];
        }
        await Task.WhenAll(pending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private Task<Judgement> Add(string name, Prompt prompt, Func<Prompt, Task<Judgement>> judge)
    {
        if (OnlyAsks)
        {
            return Task.FromResult(new Judgement { Name = name, Prompt = prompt, Grade = Grade.NotParsed("it is left for a later run") });
        }
        lock (gate)
        {
            if (judgements.Any(j => j.Name == name))
            {
                throw new InvalidOperationException($"item {item} has a judgement '{name}' already.");
            }
            var judgement = Given is null ? judge(prompt)
                : Given.PromptOf(name, prompt) is { } given ? judge(given)
                : Task.FromResult(new Judgement { Name = name, Prompt = prompt, Grade = Grade.NotParsed("it is not the one that is calibrated") });
            judgements.Add((name, judgement));
            return judgement;
        }
    }

    private async Task<(ModelReply Reply, StopReason StopReason)> AskModelAsync(Prompt prompt, GenerateOptions options)
    {
        // At once elsewhere: no lock is held while a model that answers at once does.
        await Task.Yield();
        var call = await model.GenerateAsync(prompt, options, cancellationToken).ConfigureAwait(false);
        record?.AddReply(item, call);
        return (new ModelReply(prompt, call.Text, call.PromptTokens, call.OutputTokens), call.StopReason);
    }

    private async Task<Judgement> WriteAsync(JudgementRequest request)
    {
        await Task.Yield();
        var prompt = request.Prompt;
        var text = "";
        for (var attempt = 1; ; attempt++)
        {
            var asked = prompt;
            var call = await AskJudgeAsync(request.Name, attempt, asked, () => judge.GenerateAsync(asked, request.Options, cancellationToken))
                .ConfigureAwait(false);
            text = attempt == 1 ? call.Text : $"{text}\n{call.Text}";
            var grade = Read(() => request.Parse(text));
            record?.AddJudgement(item, request.Name, attempt, call, grade);
            if (grade.IsParsed || !grade.AskAgain || request.Again is null || attempt >= request.MostAttempts)
            {
                return new Judgement { Name = request.Name, Prompt = prompt, Reply = text, Grade = grade, Attempts = attempt, Compared = request.Compared };
            }
            prompt = prompt.WithReply(call.Text).WithUser(request.Again);
        }
    }

    private async Task<Judgement> ChooseAsync(ChoiceRequest request)
    {
        await Task.Yield();
        var call = await AskJudgeAsync(request.Name, 1, request.Prompt, () => judge.ScoreAsync(request.Prompt, request.Choices, cancellationToken))
            .ConfigureAwait(false);
        var grade = Read(() => request.Parse(call.Choices!));
        record?.AddJudgement(item, request.Name, 1, call, grade);
        return new Judgement { Name = request.Name, Prompt = request.Prompt, Choices = call.Choices, Grade = grade, Compared = request.Compared };
    }

    private async Task<ModelCall> AskJudgeAsync(string name, int attempt, Prompt prompt, Func<Task<ModelCall>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var why = e is InputException or TimeoutException ? e.Message : $"{e.GetType().Name}: {e.Message}";
            record?.AddJudgement(item, name, attempt, new ModelCall(prompt, "") { Error = why }, null);
            throw new JudgeFailedException($"the judge ({judge.Info.Name}), {name}: {why}", e);
        }
    }

    private static Grade Read(Func<Grade> parse)
    {
        try
        {
            return parse();
        }
#pragma warning disable CA1031 // Some benchmarks' own parsers fail on what a judge may write; the reply is then one that cannot be read.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Grade.NotParsed($"reading it failed: {e.GetType().Name}: {e.Message}");
        }
    }

    private List<T> Done<T>(IEnumerable<Task<T>> tasks)
    {
        lock (gate)
        {
            return [.. tasks.Where(t => t.IsCompletedSuccessfully).Select(t => t.Result)];
        }
    }
}
