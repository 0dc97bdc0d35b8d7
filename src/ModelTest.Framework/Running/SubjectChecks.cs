using ModelTest.Datasets;
using ModelTest.Judging;
using ModelTest.Models;
using ModelTest.Problems;

namespace ModelTest.Running;

/// <summary>Whether a model and a judge can answer what a dataset asks; nothing is generated.</summary>
internal static class SubjectChecks
{
    /// <summary>Whether the model gives the log-probabilities that the dataset needs.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="model">The model.</param>
    public static IEnumerable<Problem> Scores(SuiteDataset dataset, ModelInfo model)
    {
        if (dataset.Dataset.NeedsScores && !model.CanScore)
        {
            yield return new Problem(
                dataset.Name,
                $"mode {dataset.Dataset.Mode} needs log-probabilities, which {model.Name} ({model.Engine}) does not give{Obstacle(model)}.",
                $"set datasets.{dataset.Name}.mode to gen, or run the model with an engine that scores.");
        }
    }

    /// <summary>Whether the judge gives the log-probabilities that the dataset needs.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="judge">The judge.</param>
    public static IEnumerable<Problem> JudgeScores(IJudgedDataset dataset, ModelInfo judge)
    {
        if (dataset.JudgeNeedsScores && !judge.CanScore)
        {
            yield return new Problem(
                "judge",
                $"{dataset.Name} reads the judge's log-probabilities, which {judge.Name} ({judge.Engine}) does not give{Obstacle(judge)}.",
                "take a judge whose engine scores, or a way of judging that only reads text.");
        }
    }

    private static string Obstacle(ModelInfo model) => model.ScoringObstacle.Length > 0 ? $": {model.ScoringObstacle}" : "";

    /// <summary>Whether an item can be asked and judged.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="subject">The item's subject.</param>
    /// <param name="item">The item.</param>
    /// <param name="model">The model.</param>
    /// <param name="judge">The judge; null: it is not looked at.</param>
    /// <param name="cancellationToken">Gives checking up.</param>
    public static async Task<IReadOnlyList<Problem>> ItemAsync(
        IDataset dataset, Subject subject, Item item, IModel model, IModel? judge, CancellationToken cancellationToken)
    {
        var asked = await dataset.InspectAsync(subject, item, model, cancellationToken).ConfigureAwait(false);
        var judged = judge is null ? null : await ((IJudgedDataset)dataset).InspectJudgeAsync(subject, item, judge, cancellationToken).ConfigureAwait(false);
        return [.. new[] { asked, judged }.OfType<Problem>()];
    }
}
