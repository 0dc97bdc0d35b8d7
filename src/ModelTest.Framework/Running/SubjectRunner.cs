using System.Diagnostics;
using ModelTest.Datasets;
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
    // The first few say what is wrong; a thousand more say it again.
    private const int MostProblems = 10;

    private readonly SubjectJudging? judging = dataset.Dataset is IJudgedDataset judged ? new SubjectJudging(dataset.Name, judged, run) : null;

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
        if (judging is not null)
        {
            Throw(await judging.OpenAsync(subject, items, cancellationToken).ConfigureAwait(false));
            await judging.ReadyAsync(cancellationToken).ConfigureAwait(false);
        }
        await model.ReadyAsync(cancellationToken).ConfigureAwait(false);

        var recorder = run.Record(model.Info);
        if (judging is not null)
        {
            recorder.SetJudge(judging.Info);
        }
        recorder.AddDataset(dataset.Name, dataset.Dataset);
        recorder.Expect(items.Count);
        var started = Stopwatch.GetTimestamp();
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var results = await Task.WhenAll(items.Select(item => EvaluateAsync(subject, item, model, recorder, giveUp))).ConfigureAwait(false);
        var result = new SubjectResult(dataset.Dataset.Name, subject, results, Stopwatch.GetElapsedTime(started)) { Scale = dataset.Dataset.Scale };
        return await CompleteAsync(result, model, recorder).ConfigureAwait(false);
    }

    private async Task<SubjectRun> CompleteAsync(SubjectResult result, IModel model, RunRecorder recorder)
    {
        var file = recorder.PredictionsPath(result.Dataset, result.Subject.Name);
        var minimum = run.Suite.Settings.Gates.ForSubject(dataset.Name, result.Subject.Name);
        var gate = MinimumGate.CheckSubject(result, minimum, file);
        var text = TestOutput.Of(gate, result, model.Info.Name, file);
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

    private async Task<ItemResult> EvaluateAsync(Subject subject, Item item, IModel model, RunRecorder recorder, CancellationTokenSource giveUp)
    {
        var result = judging is null
            ? await ItemRunner.RunAsync(dataset.Dataset, subject, item, model, giveUp.Token).ConfigureAwait(false)
            : await judging.RunAsync(subject, item, model, recorder, giveUp.Token).ConfigureAwait(false);
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
        var items = dataset.Dataset.ReadItems(subject);
        if (dataset.Settings.Limit > 0)
        {
            items = [.. items.Take(dataset.Settings.Limit)];
        }
        return items.Count > 0
            ? items
            : throw new InputException($"{dataset.Name} / {subject.Name}", "there are no items to run.", "check the subject's files and the split.");
    }

    private async Task InspectAsync(Subject subject, IReadOnlyList<Item> items, IModel model, CancellationToken cancellationToken)
    {
        if (dataset.Dataset.NeedsScores && !model.Info.CanScore)
        {
            throw new InputException(
                $"{dataset.Name} / {subject.Name}",
                $"mode {dataset.Dataset.Mode} needs log-probabilities, which {model.Info.Name} ({model.Info.Engine}) does not give{Obstacle(model.Info)}.",
                $"set datasets.{dataset.Name}.mode to gen, or run the model with an engine that scores.");
        }
        var found = await Task.WhenAll(items.Select(item => dataset.Dataset.InspectAsync(subject, item, model, cancellationToken)))
            .ConfigureAwait(false);
        Throw([.. found.OfType<Problem>()]);
    }

    private static string Obstacle(ModelInfo model) => model.ScoringObstacle.Length > 0 ? $": {model.ScoringObstacle}" : "";

    private void Throw(IEnumerable<Problem> found)
    {
        var problems = found.Select(run.Suite.Settings.Locate).ToList();
        if (problems.Count > MostProblems)
        {
            var last = new Problem($"{problems.Count - MostProblems} more problems", "left out.", "mend these first.");
            throw new InputException([.. problems.Take(MostProblems), last]);
        }
        if (problems.Count > 0)
        {
            throw new InputException([.. problems]);
        }
    }
}
