using ModelTest.Datasets;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Judging;

/// <summary>The base of a judged dataset. Members may be called from many tests at once, so keep no state.</summary>
/// <typeparam name="TItem">Its items.</typeparam>
public abstract class JudgedDataset<TItem> : IJudgedDataset
    where TItem : Item
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public virtual string Mode => "gen";

    /// <inheritdoc/>
    public virtual string Metric => "score";

    /// <inheritdoc/>
    public abstract ScoreScale Scale { get; }

    /// <inheritdoc/>
    public abstract IReadOnlyList<Subject> Subjects { get; }

    /// <summary>The rows over several subjects, in order. The first with <see cref="SubjectGroup.Compute"/> over all subjects is the headline.</summary>
    public virtual IReadOnlyList<SubjectGroup> Groups => [];

    /// <inheritdoc/>
    public virtual bool NeedsScores => false;

    /// <inheritdoc/>
    public virtual bool JudgeNeedsScores => false;

    /// <inheritdoc/>
    public virtual string RowName(Subject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return $"{Name}-{subject.Name}";
    }

    /// <inheritdoc/>
    public abstract string Version(Subject subject);

    /// <inheritdoc/>
    public abstract IReadOnlyList<Problem> Inspect(Subject subject);

    /// <inheritdoc/>
    public virtual IReadOnlyList<ReportFile> Report(IReadOnlyList<SubjectResult> results, string model, string judge) => [];

    /// <summary>All items of a subject, in the file's order.</summary>
    /// <param name="subject">The subject.</param>
    /// <exception cref="InputException">A file is wrong.</exception>
    protected abstract IReadOnlyList<TItem> ReadItems(Subject subject);

    /// <summary>The first prompt of an item; before the run it is checked to fit the model's context.</summary>
    /// <param name="item">The item.</param>
    protected abstract Prompt FirstPrompt(TItem item);

    /// <summary>The question as a person would want to read it in messages and snapshots.</summary>
    /// <param name="item">The item.</param>
    protected virtual string Question(TItem item) => FirstPrompt(item).Turns[^1].Text;

    /// <summary>The reference that the judge is shown; empty: none.</summary>
    /// <param name="item">The item.</param>
    protected virtual string Reference(TItem item) => "";

    /// <summary>The judge's prompt on an empty reply; before the run it is checked to fit the judge's context. Null: not checked.</summary>
    /// <param name="item">The item.</param>
    protected virtual Prompt? ShortestJudgePrompt(TItem item) => null;

    /// <summary>Asks the model and the judge, and scores the item. What it throws is the outcome Error.</summary>
    /// <param name="subject">The item's subject.</param>
    /// <param name="item">The item.</param>
    /// <param name="session">Asks for replies and judgements, and remembers them.</param>
    protected abstract Task<ItemScore> EvaluateAsync(Subject subject, TItem item, JudgingSession session);

    IReadOnlyList<Item> IDataset.ReadItems(Subject subject) => ReadItems(subject);

    ItemResult IDataset.Describe(Subject subject, Item item) =>
        new() { Id = item.Id, Question = Question((TItem)item), Gold = Reference((TItem)item), Outcome = Outcome.Error };

    Task<Problem?> IDataset.InspectAsync(Subject subject, Item item, IModel model, CancellationToken cancellationToken) =>
        FitsAsync(subject, item, "prompt", FirstPrompt((TItem)item), model, "model", cancellationToken);

    Task<Problem?> IJudgedDataset.InspectJudgeAsync(Subject subject, Item item, IModel judge, CancellationToken cancellationToken) =>
        ShortestJudgePrompt((TItem)item) is { } prompt
            ? FitsAsync(subject, item, "judge's prompt with no reply in it", prompt, judge, "judge", cancellationToken)
            : Task.FromResult<Problem?>(null);

    Task<ItemScore> IJudgedDataset.EvaluateAsync(Subject subject, Item item, JudgingSession session) => EvaluateAsync(subject, (TItem)item, session);

    Task<ItemResult> IDataset.EvaluateAsync(Subject subject, Item item, IModel model, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{Name} is graded by a judge: use {nameof(JudgedItem)}.{nameof(JudgedItem.RunAsync)}.");

    private async Task<Problem?> FitsAsync(
        Subject subject, Item item, string what, Prompt prompt, IModel model, string section, CancellationToken cancellationToken)
    {
        var tokens = await model.CountTokensAsync(prompt, cancellationToken).ConfigureAwait(false);
        return tokens <= model.Info.ContextLength
            ? null
            : new Problem(
                $"{Name} / {subject.Name}, item {item.Id}",
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"the {what} has {tokens} tokens, the context of {model.Info.Name} {model.Info.ContextLength}."),
                $"raise {section}.context_length, or take a {section} with a longer context.");
    }
}
