using ModelTest.Datasets.Judged;
using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.MTBench101;

/// <summary>MT-Bench-101's scores, unrounded.</summary>
/// <param name="Tasks">
/// The score of each task with ratings, in the order of the first rated turns: the mean over its dialogues of the lowest rating in each.
/// </param>
internal sealed record MTBench101Scores(IReadOnlyList<ScoreRow> Tasks)
{
    /// <summary>The mean of the tasks' scores, each weighing the same; NaN without ratings.</summary>
    public double Average => Tasks.Select(t => t.Value!.Value).DefaultIfEmpty(double.NaN).Average();

    /// <summary>The scores of a run. Turns whose rating could not be read are left out; so is a dialogue that has no other.</summary>
    /// <param name="turns">All judged turns.</param>
    public static MTBench101Scores Of(IEnumerable<MTBench101Scored> turns) => new(
    [
        .. turns.Where(t => t.Rating is not null)
            .GroupBy(t => (t.Task, t.Dialogue), t => t.Rating!.Value)
            .GroupBy(dialogue => dialogue.Key.Task, dialogue => dialogue.Min())
            .Select(task => new ScoreRow(task.Key, task.Average())),
    ]);

    /// <summary>The name of OpenCompass's file.</summary>
    /// <param name="judge">The judge's name.</param>
    public static string File(string judge) => $"MTBench101-task_score-judged-by--{judge}.csv";

    /// <summary>The text of OpenCompass's file: the average rounded to 2 decimals, the tasks not rounded. There must be ratings.</summary>
    /// <param name="model">The model's name.</param>
    public string Table(string model) => PythonCsv.Write(
    [
        ["model", "average", .. Tasks.Select(t => t.Name)],
        [model, PythonFloat.Repr(PythonRound.TwoDecimals(Average)), .. Tasks.Select(t => PythonFloat.Repr(t.Value!.Value))],
    ]);
}
