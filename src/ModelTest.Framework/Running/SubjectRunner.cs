using System.Diagnostics;
using ModelTest.Configuration;
using ModelTest.Datasets;
using ModelTest.Doctor;
using ModelTest.Gates;
using ModelTest.Judging;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Recording;
using ModelTest.Scoring;
using ModelTest.Snapshots;

namespace ModelTest.Running;

/// <summary>Evaluates subjects: everything that can be checked is checked before the first question is asked.</summary>
/// <param name="dataset">The dataset.</param>
/// <param name="run">The run: its model, its recorder and its gates.</param>
internal sealed class SubjectRunner(SuiteDataset dataset, RunContext run)
{
    private readonly SubjectJudging? judging = dataset.Dataset is IJudgedDataset judged ? new SubjectJudging(dataset.Name, judged, run) : null;

    private RunSettings Settings => run.Suite.Settings.Run;

    private bool OnlyAsks => Settings.Mode == RunMode.Infer;

    /// <summary>Checks the subject, asks all its items at once and scores them.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="cancellationToken">Gives the subject up.</param>
    /// <exception cref="InputException">Files, model or their combination cannot be used; nothing was asked.</exception>
    public async Task<SubjectRun> RunAsync(Subject subject, CancellationToken cancellationToken)
    {
        var reading = Task.Run(() => Read(subject), cancellationToken);
        var modelProblems = await run.Model.Inspected.ConfigureAwait(false);
        var judgeProblems = judging is null ? [] : await judging.InspectAsync().ConfigureAwait(false);
        var (items, problems) = await reading.ConfigureAwait(false);
        Throw([.. modelProblems, .. judgeProblems, .. problems]);

        var model = await run.Model.Opened.WaitAsync(cancellationToken).ConfigureAwait(false);
        await InspectAsync(subject, items, model, cancellationToken).ConfigureAwait(false);
        if (judging is { OnlyAsks: false })
        {
            Throw(await judging.OpenAsync(subject, items, cancellationToken).ConfigureAwait(false));
            await judging.ReadyAsync(cancellationToken).ConfigureAwait(false);
        }
        await model.ReadyAsync(cancellationToken).ConfigureAwait(false);
        var checkups = await ExamineAsync(cancellationToken).ConfigureAwait(false);
        Throw(checkups.SelectMany(c => c.Problems));

        var recorder = run.Record(model.Info);
        if (judging is { OnlyAsks: false })
        {
            recorder.SetJudge(judging.Info);
        }
        recorder.AddDataset(dataset.Name, dataset.Dataset);
        foreach (var warning in checkups.SelectMany(c => c.Warnings))
        {
            recorder.AddNote(warning);
        }
        if (items.Count == 0)
        {
            return Nothing(subject);
        }
        var (recorded, known) = await KnownAsync(subject, items, model, recorder, cancellationToken).ConfigureAwait(false);
        recorder.Expect(items.Count);
        var started = Stopwatch.GetTimestamp();
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var results = await Task.WhenAll(items.Select((item, i) => known[i] is { } result
            ? Task.FromResult(Keep(subject, result, recorder))
            : EvaluateAsync(subject, item, model, recorder, recorded, giveUp))).ConfigureAwait(false);
        var subjectResult = new SubjectResult(dataset.Dataset.Name, subject, results, Stopwatch.GetElapsedTime(started))
        {
            Scale = dataset.Dataset.Scale,
            IsOnlyAsked = OnlyAsks,
        };
        return await CompleteAsync(subjectResult, model, recorder).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<Checkup>> ExamineAsync(CancellationToken cancellationToken)
    {
        // A run that goes on was examined when it began.
        if (!Settings.Doctor || run.Resumed is not null)
        {
            return [];
        }
        var sources = judging is null or { OnlyAsks: true } || run.Judge == run.Model ? new[] { run.Model } : [run.Model, run.Judge];
        return await Task.WhenAll(sources.Where(s => !s.IsRecorded).Select(s => s.Examined.WaitAsync(cancellationToken))).ConfigureAwait(false);
    }

    private async Task<(RecordedItems? Recorded, IReadOnlyList<ItemResult?> Known)> KnownAsync(
        Subject subject, IReadOnlyList<Item> items, IModel model, RunRecorder recorder, CancellationToken cancellationToken)
    {
        var name = dataset.Dataset.Name;
        var recorded = run.Recorded?.Items(name, subject.Name) ?? recorder.Items(name, subject.Name);
        if (recorded is null)
        {
            return (null, new ItemResult?[items.Count]);
        }
        try
        {
            return (recorded, await new SubjectReplay(dataset, run, judging).RunAsync(subject, items, recorded, model.Info, cancellationToken)
                .ConfigureAwait(false));
        }
        catch (InputException e)
        {
            Throw(e.Problems);
            throw;
        }
    }

    // Of a shard, which may have none of a small subject's items.
    private SubjectRun Nothing(Subject subject) => new(
        new SubjectResult(dataset.Dataset.Name, subject, [], TimeSpan.Zero) { Scale = dataset.Dataset.Scale, IsOnlyAsked = OnlyAsks },
        TestReport.Skip($"none of its items is in shard {Settings.Shard}."));

    private async Task<SubjectRun> CompleteAsync(SubjectResult result, IModel model, RunRecorder recorder)
    {
        var file = recorder.PredictionsPath(result.Dataset, result.Subject.Name);
        if (OnlyAsks)
        {
            var asked = ScoreGate.CheckReplies(result, file);
            recorder.CompleteSubject(dataset.Dataset, result, asked);
            return new SubjectRun(result, new TestReport(TestOutput.OfReplies(result, model.Info.Name, file), asked.Message));
        }
        // Part of a subject's items says little about its score.
        var limits = Settings.Shard is null ? run.Suite.Settings.Gates.ForSubject(dataset.Name, result.Subject.Name) : null;
        var gate = ScoreGate.CheckSubject(result, limits, file);
        var text = TestOutput.Of(gate, result, model.Info.Name, file);
        if (Settings.Shard is { } shard)
        {
            text += $"\nShard {shard}: the score is that of the shard's items, and no gate is checked.";
        }
        if (judging is not null)
        {
            var (failure, note) = await run.Snapshots.CheckAsync(dataset, result, model.Info, judging.Info).ConfigureAwait(false);
            gate = gate with { Message = failure is null || gate.Message is null ? failure ?? gate.Message : $"{failure}\n\n{gate.Message}" };
            if (note is not null)
            {
                recorder.AddNote(note);
                text += $"\nNote: {note}";
            }
        }
        recorder.CompleteSubject(dataset.Dataset, result, gate);
        return new SubjectRun(result, new TestReport(text, gate.Message))
        {
            Snapshot = judging is null ? null : () => SnapshotText.Of(dataset.Dataset, result, model.Info, judging.Info),
        };
    }

    // What an interrupted run has in its files stays there; what earlier runs have goes into the files of this one.
    private ItemResult Keep(Subject subject, ItemResult result, RunRecorder recorder)
    {
        if (run.Recorded is null)
        {
            recorder.Keep(result, judging is not null);
        }
        else
        {
            recorder.Append(dataset.Dataset.Name, subject.Name, result, judging is not null);
        }
        return result;
    }

    private async Task<ItemResult> EvaluateAsync(
        Subject subject, Item item, IModel model, RunRecorder recorder, RecordedItems? recorded, CancellationTokenSource giveUp)
    {
        var result = judging is null
            ? await ItemRunner.RunAsync(dataset.Dataset, subject, item, model, giveUp.Token).ConfigureAwait(false)
            : await judging.RunAsync(subject, item, model, recorder, giveUp.Token).ConfigureAwait(false);
        if (OnlyAsks)
        {
            result = AskedItem.Of(result);
        }
        if (Settings.Mode == RunMode.Report && recorded!.Lines.TryGetValue(item.Id, out var line))
        {
            // What was made of the judgements is what was recorded, whatever is made of them now.
            var (outcome, was) = (line.Outcome, line.ToResult());
            result = result with
            {
                Outcome = outcome, Prediction = was.Prediction, Score = was.Score, Weight = was.Weight, Error = was.Error, Milliseconds = was.Milliseconds,
            };
        }
        try
        {
            recorder.Append(dataset.Dataset.Name, subject.Name, result, judging is not null);
        }
        catch
        {
            // A disk that does not take one item takes none: the others need not be asked.
            await giveUp.CancelAsync().ConfigureAwait(false);
            throw;
        }
        return result;
    }

    private (IReadOnlyList<Item> Items, IReadOnlyList<Problem> Problems) Read(Subject subject)
    {
        try
        {
            _ = run.Resumed;
            var problems = dataset.Dataset.Inspect(subject);
            return problems.Count > 0 ? ([], problems) : (Items(subject), []);
        }
        catch (InputException e)
        {
            return ([], e.Problems);
        }
    }

    private IReadOnlyList<Item> Items(Subject subject)
    {
        var items = run.Items(dataset, subject);
        return items.Count > 0 || (Settings.Shard is not null && dataset.Items(subject).Count > 0)
            ? items
            : throw new InputException($"{dataset.Name} / {subject.Name}", "there are no items to run.", "check the subject's files and the split.");
    }

    private async Task InspectAsync(Subject subject, IReadOnlyList<Item> items, IModel model, CancellationToken cancellationToken)
    {
        Throw(SubjectChecks.Scores(dataset, model.Info));
        // A recorded model has had these prompts; it counts no others.
        if (run.Model.IsRecorded)
        {
            return;
        }
        var found = await Task.WhenAll(items.Select(item => SubjectChecks.ItemAsync(dataset.Dataset, subject, item, model, judge: null, cancellationToken)))
            .ConfigureAwait(false);
        Throw(found.SelectMany(f => f));
    }

    private void Throw(IEnumerable<Problem> found)
    {
        var problems = FirstProblems.Of(found.Select(run.Suite.Settings.Locate));
        if (problems.Count > 0)
        {
            throw new InputException(problems);
        }
    }
}
