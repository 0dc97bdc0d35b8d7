using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Scoring;

namespace ModelTest.Datasets;

/// <summary>An opened dataset: its subjects, items, prompts and scoring. Members may be called from many tests at once.</summary>
public interface IDataset
{
    /// <summary>The name in result files: the provider's, or one that tells a sample from the benchmark, such as <c>ceval-sample</c>.</summary>
    string Name { get; }

    /// <summary>How replies are got: <c>gen</c>, <c>ppl</c> or <c>clp</c>; the column mode.</summary>
    string Mode { get; }

    /// <summary>The metric of a subject, such as <c>accuracy</c>.</summary>
    string Metric { get; }

    /// <summary>The units of its scores.</summary>
    ScoreScale Scale => ScoreScale.Accuracy;

    /// <summary>The subjects in the order of the report.</summary>
    IReadOnlyList<Subject> Subjects { get; }

    /// <summary>The group rows of the report, in order.</summary>
    IReadOnlyList<SubjectGroup> Groups { get; }

    /// <summary>Whether the model must give log-probabilities; the framework checks that it can.</summary>
    bool NeedsScores { get; }

    /// <summary>The row name of a subject in OpenCompass's tables, such as <c>ceval-computer_network</c>.</summary>
    /// <param name="subject">A subject of <see cref="Subjects"/>.</param>
    string RowName(Subject subject);

    /// <summary>The six hex digits that name the prompts of a subject (column version).</summary>
    /// <param name="subject">A subject of <see cref="Subjects"/>.</param>
    string Version(Subject subject);

    /// <summary>Checks the files of a subject completely, without a model.</summary>
    /// <param name="subject">A subject of <see cref="Subjects"/>.</param>
    /// <returns>The problems; empty when the subject can be run.</returns>
    IReadOnlyList<Problem> Inspect(Subject subject);

    /// <summary>All items, in the file's order; the framework applies <see cref="DatasetSettings.Limit"/>.</summary>
    /// <param name="subject">A subject of <see cref="Subjects"/>.</param>
    /// <exception cref="InputException">A file is wrong.</exception>
    IReadOnlyList<Item> ReadItems(Subject subject);

    /// <summary>Checks that the model can answer the item at all: the prompt without shots fits its context, choices are single tokens.</summary>
    /// <param name="subject">A subject of <see cref="Subjects"/>.</param>
    /// <param name="item">An item of the subject.</param>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <returns>The problem, or null.</returns>
    Task<Problem?> InspectAsync(Subject subject, Item item, IModel model, CancellationToken cancellationToken = default);

    /// <summary>What is known of an item before it is asked: what is recorded of it when it gets no reply.</summary>
    /// <param name="subject">A subject of <see cref="Subjects"/>.</param>
    /// <param name="item">An item of the subject.</param>
    /// <returns>A result with the item's id, question and right answer.</returns>
    ItemResult Describe(Subject subject, Item item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new ItemResult { Id = item.Id, Outcome = Outcome.Error };
    }

    /// <summary>Asks the model, takes the prediction from its reply and marks it.</summary>
    /// <param name="subject">A subject of <see cref="Subjects"/>.</param>
    /// <param name="item">An item of the subject.</param>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Gives the item up.</param>
    Task<ItemResult> EvaluateAsync(Subject subject, Item item, IModel model, CancellationToken cancellationToken = default);
}
