using ModelTest.Datasets;
using ModelTest.Models;
using ModelTest.Problems;

namespace ModelTest.Judging;

/// <summary>A dataset whose replies a judge grades. Derive from <see cref="JudgedDataset{TItem}"/>, which implements most of it.</summary>
public interface IJudgedDataset : IDataset
{
    /// <summary>Whether the judge must give log-probabilities; the framework checks that it can.</summary>
    bool JudgeNeedsScores { get; }

    /// <summary>Checks that the judge can judge the item at all: its prompt with empty replies fits the context.</summary>
    /// <param name="subject">A subject of the dataset.</param>
    /// <param name="item">An item of the subject.</param>
    /// <param name="judge">The judge.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <returns>The problem, or null.</returns>
    Task<Problem?> InspectJudgeAsync(Subject subject, Item item, IModel judge, CancellationToken cancellationToken = default);

    /// <summary>Asks the model and the judge, and scores the item. What it throws is the outcome Error.</summary>
    /// <param name="subject">A subject of the dataset.</param>
    /// <param name="item">An item of the subject.</param>
    /// <param name="session">Asks for replies and judgements, and remembers them.</param>
    Task<ItemScore> EvaluateAsync(Subject subject, Item item, JudgingSession session);

    /// <summary>The benchmark's own tables; written when the run ends, if it had all subjects and none lacks a reply.</summary>
    /// <param name="results">The results of all subjects, in the dataset's order.</param>
    /// <param name="model">The name of the model.</param>
    /// <param name="judge">The name of the judge.</param>
    /// <returns>The files; names that no other dataset has.</returns>
    IReadOnlyList<ReportFile> Report(IReadOnlyList<Scoring.SubjectResult> results, string model, string judge);
}
