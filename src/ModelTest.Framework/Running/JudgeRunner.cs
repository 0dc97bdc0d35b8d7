using ModelTest.Datasets;
using ModelTest.Gates;
using ModelTest.Judging;
using ModelTest.Judging.Calibration;
using ModelTest.Judging.Quality;
using ModelTest.Problems;
using ModelTest.Recording;
using ModelTest.Reporting;
using ModelTest.Scoring;

namespace ModelTest.Running;

/// <summary>The test of a dataset's judge: compares it with labels, and with what <c>gates.judge</c> asks.</summary>
/// <param name="dataset">A judged dataset.</param>
/// <param name="run">The run.</param>
internal sealed class JudgeRunner(SuiteDataset dataset, RunContext run)
{
    // The first few say what is wrong; a thousand more say it again.
    private const int MostProblems = 10;
    private const int MostNames = 20;

    /// <summary>Checks the labels, has the dataset's subjects evaluated, then has the labels' own replies and prompts judged.</summary>
    /// <param name="evaluate">Evaluates the subjects, and gives their results and the run's recorder.</param>
    /// <param name="cancellationToken">Gives the test up.</param>
    /// <exception cref="InputException">A label is about an item that is not there, or the subjects cannot be run.</exception>
    public async Task<TestReport> RunAsync(
        Func<Task<(IReadOnlyList<SubjectResult> Results, RunRecorder Recorder)>> evaluate, CancellationToken cancellationToken)
    {
        var labels = run.Suite.Calibration.Of(dataset.Name, dataset.Dataset);
        var items = await Task.Run(() => Find(labels), cancellationToken).ConfigureAwait(false);
        var (results, recorder) = await evaluate().ConfigureAwait(false);
        var judge = await run.Judge.Opened.WaitAsync(cancellationToken).ConfigureAwait(false);
        var model = await run.Model.Opened.WaitAsync(cancellationToken).ConfigureAwait(false);
        var settings = run.Suite.Settings;
        var grader = Respondent.Judge(judge, settings.Judge, run.Judge.Generation, run.Earlier);
        // Never asked: the labels bring its replies.
        var asked = new Respondent(model, run.Model.Generation, EarlierReplies.None);
        var record = new CalibrationRecord(recorder, dataset.Dataset.Name);
        var judged = await Task.WhenAll(items.Select(i => JudgeAsync(i.Label, i.Subject, i.Item, asked, grader, record, cancellationToken)))
            .ConfigureAwait(false);

        var quality = JudgeQuality.Of(dataset.Dataset.Name, results, labels.Where(l => l.IsOfRun), judged);
        var gate = new JudgeGate(settings.Gates.Judge, quality);
        var failure = gate.Check(judge.Info.Name, Where(recorder, judged.Length > 0));
        recorder.CompleteJudge(dataset.Dataset.Name, new JudgeCheck(judged, failure));
        var lines = JudgeQualityText.Lines(quality).Concat(gate.NotChecked.Select(n => $"not checked: {n}"));
        return new TestReport($"{dataset.Dataset.Name} / (judge): {judge.Info.Name}\n{string.Join('\n', lines)}", failure);
    }

    private async Task<LabelledJudgement> JudgeAsync(
        CalibrationLabel label,
        Subject subject,
        Item item,
        Respondent model,
        Respondent grader,
        CalibrationRecord record,
        CancellationToken cancellationToken)
    {
        var given = new GivenConversation(label);
        var session = new JudgingSession(label.Id, model, grader, record, cancellationToken) { Given = given };
        var result = await JudgedItem.RunAsync((IJudgedDataset)dataset.Dataset, subject, item, session, cancellationToken).ConfigureAwait(false);
        return LabelledJudgement.Of(label, result, given.Judged);
    }

    private string Where(RunRecorder recorder, bool calibrated)
    {
        var judgements = Path.Join(recorder.Folder, RunFiles.Judgements, SafeFileName.Of(dataset.Dataset.Name));
        return $"All judgements: {judgements}{(calibrated ? $"\nOf labelled replies: {recorder.CalibrationPath(dataset.Dataset.Name)}" : "")}";
    }

    // Also of labels about this run's replies the items are looked up: a slip in an id would only show as one label less.
    private List<(CalibrationLabel Label, Subject Subject, Item Item)> Find(IReadOnlyList<CalibrationLabel> labels)
    {
        var found = new List<(CalibrationLabel, Subject, Item)>();
        var problems = new List<Problem>();
        foreach (var group in labels.GroupBy(l => l.Subject))
        {
            var subject = dataset.Dataset.Subjects.First(s => s.Name == group.Key);
            var items = dataset.Dataset.ReadItems(subject);
            var byId = items.DistinctBy(i => i.Id).ToDictionary(i => i.Id, StringComparer.Ordinal);
            foreach (var label in group)
            {
                var item = label.Item.Length == 0 ? items[0] : byId.GetValueOrDefault(label.Item);
                if (item is null && label.Prompt is null)
                {
                    var what = $"{dataset.Dataset.Name} / {subject.Name} has no item '{label.Item}'.";
                    string[] names = Nearest.Find(label.Item, byId.Keys) is { } near ? [near] : [.. byId.Keys.Take(MostNames)];
                    problems.Add(new Problem(label.Where, what, Nearest.Suggest(label.Item, names)));
                }
                else if (!label.IsOfRun)
                {
                    found.Add((label, subject, item ?? items[0]));
                }
            }
        }
        return problems.Count == 0 ? found : throw new InputException([.. problems.Take(MostProblems)]);
    }
}
