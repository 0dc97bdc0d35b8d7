using ModelTest.Configuration;
using ModelTest.Datasets;
using ModelTest.Judging;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Recording;
using ModelTest.Replaying;
using ModelTest.Scoring;

namespace ModelTest.Running;

/// <summary>What a judged dataset's subject needs beside the model: the judge, and what an earlier run was told.</summary>
/// <param name="name">The dataset's name in the configuration.</param>
/// <param name="dataset">The dataset.</param>
/// <param name="run">The run.</param>
internal sealed class SubjectJudging(string name, IJudgedDataset dataset, RunContext run)
{
    private EarlierReplies earlier = EarlierReplies.None;
    private IModel? judge;

    /// <summary>Whether the judge is left out: the run only asks the model.</summary>
    public bool OnlyAsks => Settings.Run.Mode == RunMode.Infer;

    private Settings Settings => run.Suite.Settings;

    /// <summary>The problems that can be found without a model.</summary>
    public async Task<IReadOnlyList<Problem>> InspectAsync()
    {
        // A judge that is the model tells its problems as the model.
        var problems = OnlyAsks || run.Judge == run.Model ? [] : (await run.Judge.Inspected.ConfigureAwait(false)).ToList();
        try
        {
            earlier = await Task.Run(() => run.Earlier).ConfigureAwait(false);
        }
        catch (InputException e)
        {
            problems.AddRange(e.Problems);
        }
        if (!OnlyAsks && !run.Judge.IsRecorded && DefaultJudge.Inspect(run.Suite, name) is { } stranger)
        {
            problems.Add(stranger);
        }
        return problems;
    }

    /// <summary>Opens the judge and checks that it can judge the items.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="items">Its items.</param>
    /// <param name="cancellationToken">Gives waiting up.</param>
    /// <returns>The problems; empty when it can.</returns>
    /// <exception cref="InputException">The judge cannot be opened.</exception>
    public async Task<IReadOnlyList<Problem>> OpenAsync(Subject subject, IReadOnlyList<Item> items, CancellationToken cancellationToken)
    {
        var opened = await run.Judge.Opened.WaitAsync(cancellationToken).ConfigureAwait(false);
        judge = opened;
        var problems = SubjectChecks.JudgeScores(dataset, opened.Info).ToList();
        if (problems.Count > 0)
        {
            return problems;
        }
        // A recorded judge has had these prompts; it counts no tokens.
        if (run.Judge.IsRecorded)
        {
            return [];
        }
        var found = await Task.WhenAll(items.Select(item => dataset.InspectJudgeAsync(subject, item, opened, cancellationToken))).ConfigureAwait(false);
        return [.. found.OfType<Problem>()];
    }

    /// <summary>What is known of the opened judge.</summary>
    public ModelInfo Info => judge!.Info;

    /// <summary>Ends when the judge can answer.</summary>
    /// <param name="cancellationToken">Gives waiting up.</param>
    public Task ReadyAsync(CancellationToken cancellationToken) => judge!.ReadyAsync(cancellationToken);

    /// <summary>Evaluates an item.</summary>
    /// <param name="subject">The item's subject.</param>
    /// <param name="item">The item.</param>
    /// <param name="model">The model.</param>
    /// <param name="recorder">Takes replies and judgements.</param>
    /// <param name="cancellationToken">Gives the item up, which is no result.</param>
    public Task<ItemResult> RunAsync(Subject subject, Item item, IModel model, RunRecorder recorder, CancellationToken cancellationToken) =>
        RunAsync(subject, item, model, judge, OnlyAsks, new SubjectJudgingRecord(recorder, dataset.Name, subject.Name), cancellationToken);

    /// <summary>Goes through an item with nothing but what was recorded of it.</summary>
    /// <param name="subject">The item's subject.</param>
    /// <param name="item">The item.</param>
    /// <param name="model">What is known of the model.</param>
    /// <param name="onlyAsks">Whether judgements are left out.</param>
    /// <param name="cancellationToken">Gives the item up, which is no result.</param>
    /// <returns>The result, and whether replies of the model or of the judge are missing for it.</returns>
    public async Task<(ItemResult Result, bool LacksReply, bool LacksJudgement)> ReplayAsync(
        Subject subject, Item item, ModelInfo model, bool onlyAsks, CancellationToken cancellationToken)
    {
        var (asked, grader) = (new RecordedModel(model), judge is null ? null : new RecordedModel(judge.Info));
        var result = await RunAsync(subject, item, asked, grader, onlyAsks || grader is null, null, cancellationToken).ConfigureAwait(false);
        return (result, asked.IsMissed, grader?.IsMissed ?? false);
    }

    private Task<ItemResult> RunAsync(
        Subject subject, Item item, IModel model, IModel? grades, bool onlyAsks, IJudgingRecord? record, CancellationToken cancellationToken)
    {
        var asked = new Respondent(model, run.Model.Generation, earlier);
        // Where only the model is asked, nobody is there to be asked for a judgement.
        var grader = grades is null ? asked : Respondent.Judge(grades, Settings.Judge, run.Judge.Generation, earlier);
        var session = new JudgingSession(item.Id, asked, grader, record, cancellationToken) { OnlyAsks = onlyAsks };
        return JudgedItem.RunAsync(dataset, subject, item, session, cancellationToken);
    }
}
