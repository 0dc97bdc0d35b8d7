using System.Diagnostics;
using System.Globalization;
using ModelTest.Datasets;
using ModelTest.Doctor;
using ModelTest.Judging;
using ModelTest.Models;
using ModelTest.Problems;

namespace ModelTest.Running;

/// <summary>Examines what a run would need, one part at a time: the model, the judge, each dataset. Nothing is recorded.</summary>
/// <param name="run">The run, of which only model and judge are used.</param>
internal sealed class DoctorRunner(RunContext run)
{
    /// <summary>The part that is the model under test.</summary>
    public const string Model = "model";

    /// <summary>The part that is the judge.</summary>
    public const string Judge = "judge";

    /// <summary>The parts that can be examined.</summary>
    /// <param name="datasets">The datasets of the test project: name, and whether it is judged.</param>
    public static IEnumerable<string> Parts(IReadOnlyList<(string Name, bool IsJudged)> datasets) =>
        [Model, .. datasets.Any(d => d.IsJudged) ? [Judge] : Array.Empty<string>(), .. datasets.Select(d => d.Name)];

    /// <summary>Examines a part.</summary>
    /// <param name="part">One of <see cref="Parts"/>.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task<TestReport> RunAsync(string part, CancellationToken cancellationToken)
    {
        Checkup checkup;
        try
        {
            checkup = part switch
            {
                Model => await ExamineAsync(run.Model, cancellationToken).ConfigureAwait(false),
                Judge => await ExamineAsync(run.Judge, cancellationToken).ConfigureAwait(false),
                _ => await ExamineAsync(part, cancellationToken).ConfigureAwait(false),
            };
        }
        catch (InputException e)
        {
            checkup = new Checkup([.. e.Problems.Select(Finding.Of)]);
        }
        return new TestReport($"doctor / {part}\n{checkup}", checkup.Problems.Count == 0 ? null : string.Join('\n', checkup.Problems));
    }

    private static async Task<Checkup> ExamineAsync(ModelSource source, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var model = await source.Opened.WaitAsync(cancellationToken).ConfigureAwait(false);
        await model.ReadyAsync(cancellationToken).ConfigureAwait(false);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var checkup = await source.Examined.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Checkup([Opened(model.Info, elapsed), .. checkup.Findings]);
    }

    private static Finding Opened(ModelInfo info, TimeSpan elapsed)
    {
        string[] facts = [info.Engine, info.Device, info.Dtype, $"template {info.Template}", info.ContextLength == int.MaxValue ? "context not known" : $"context of {info.ContextLength} tokens"];
        return Finding.Ok(string.Create(
            CultureInfo.InvariantCulture, $"{info.Name}: {string.Join(", ", facts.Where(f => f.Length > 0))}, opened in {elapsed.TotalSeconds:0.00} s"));
    }

    private async Task<Checkup> ExamineAsync(string name, CancellationToken cancellationToken)
    {
        var dataset = await Task.Run(() => run.Suite.Dataset(name), cancellationToken).ConfigureAwait(false);
        var problems = await Task.Run(() => dataset.Problems.Concat(dataset.Subjects.SelectMany(dataset.Dataset.Inspect)).ToList(), cancellationToken)
            .ConfigureAwait(false);
        if (problems.Count > 0)
        {
            return Of(problems);
        }
        var items = await Task.Run(() => dataset.Subjects.SelectMany(s => dataset.Dataset.ReadItems(s), (s, item) => (Subject: s, Item: item)).ToList(), cancellationToken)
            .ConfigureAwait(false);
        var judged = dataset.Dataset is IJudgedDataset ? ", judged" : "";
        var found = Finding.Ok($"{dataset.Dataset.Name}: {items.Count} items in {Subjects(dataset)}, mode {dataset.Dataset.Mode}{judged}");
        var model = await OpenedAsync(run.Model, cancellationToken).ConfigureAwait(false);
        var judge = dataset.Dataset is IJudgedDataset ? await OpenedAsync(run.Judge, cancellationToken).ConfigureAwait(false) : null;
        if (model is null || (judge is null && judged.Length > 0))
        {
            return new Checkup([found, Finding.Note("not checked: whether its prompts fit, as there is no model to ask")]);
        }
        problems.AddRange(SubjectChecks.Scores(dataset, model.Info));
        problems.AddRange(judge is null ? [] : SubjectChecks.JudgeScores((IJudgedDataset)dataset.Dataset, judge.Info));
        // All at once, as a run does: a server counts tokens a request each.
        var checks = items.Select(i => SubjectChecks.ItemAsync(dataset.Dataset, i.Subject, i.Item, model, judge, cancellationToken));
        problems.AddRange((await Task.WhenAll(checks).ConfigureAwait(false)).SelectMany(p => p));
        return problems.Count > 0 ? Of(problems) : new Checkup([found, Finding.Ok($"every prompt fits {(judge is null ? "the model" : "model and judge")}")]);
    }

    private Checkup Of(IEnumerable<Problem> problems) => new([.. FirstProblems.Of(problems.Select(run.Suite.Settings.Locate)).Select(Finding.Of)]);

    private static async Task<IModel?> OpenedAsync(ModelSource source, CancellationToken cancellationToken)
    {
        try
        {
            return await source.Opened.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (InputException)
        {
            // Its own test tells why.
            return null;
        }
    }

    private static string Subjects(SuiteDataset dataset) => dataset.Subjects.Count == 1 ? "one subject" : $"{dataset.Subjects.Count} subjects";
}
