using ModelTest.Configuration;
using ModelTest.Datasets;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Recording;
using ModelTest.Replaying;
using ModelTest.Scoring;

namespace ModelTest.Running;

/// <summary>
/// Goes through the items of a subject that were recorded, before anything is asked: in an interrupted run that goes on, and in runs that are about
/// earlier ones. An item whose questions are not those recorded is a problem, never a score.
/// </summary>
/// <param name="dataset">The dataset.</param>
/// <param name="run">The run.</param>
/// <param name="judging">The dataset's judging; null where it is not judged.</param>
internal sealed class SubjectReplay(SuiteDataset dataset, RunContext run, SubjectJudging? judging)
{
    private const int MostNames = 3;

    private RunMode Mode => run.Suite.Settings.Run.Mode;

    /// <summary>Evaluates the recorded items.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="items">The items of this run.</param>
    /// <param name="recorded">What is recorded of them.</param>
    /// <param name="model">What is known of the model.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The results in the items' order; null: the item has to be evaluated.</returns>
    /// <exception cref="InputException">The items are not those that were recorded, or some have no reply and there is no model to ask.</exception>
    public async Task<IReadOnlyList<ItemResult?>> RunAsync(
        Subject subject, IReadOnlyList<Item> items, RecordedItems recorded, ModelInfo model, CancellationToken cancellationToken)
    {
        var known = dataset.Dataset.ReadItems(subject).Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        var problems = recorded.Ids.Where(id => !known.Contains(id))
            .Select(id => Problem(subject, id, "is recorded, and not in the data any more.")).ToList();
        var results = new ItemResult?[items.Count];
        var lacking = new List<string>();
        for (var i = 0; i < results.Length; i++)
        {
            var found = await ItemAsync(subject, items[i], recorded, model, cancellationToken).ConfigureAwait(false);
            results[i] = found.Result;
            if (found.Changed is not null)
            {
                problems.Add(Problem(subject, items[i].Id, found.Changed));
            }
            else if (found.LacksReply)
            {
                lacking.Add(items[i].Id);
            }
        }
        if (problems.Count == 0 && lacking.Count > 0 && run.Recorded is { } runs)
        {
            problems.Add(Lacking(subject, items.Count, lacking, runs));
        }
        return problems.Count == 0 ? results : throw new InputException(problems);
    }

    private Task<Found> ItemAsync(Subject subject, Item item, RecordedItems recorded, ModelInfo model, CancellationToken cancellationToken)
    {
        var line = recorded.Lines.GetValueOrDefault(item.Id);
        if (Mode == RunMode.Report && line is { Outcome: Outcome.Replied })
        {
            return Task.FromResult(new Found { Changed = "was only asked, and has no outcome." });
        }
        // A report is of the outcomes as they are; of judged items it also shows the judgements, which are in files of their own.
        if (Mode == RunMode.Report && line is not null && (judging is null || line.Outcome == Outcome.Error))
        {
            var result = line.ToResult() with { Question = dataset.Dataset.Describe(subject, item).Question };
            return Task.FromResult(new Found { Result = result });
        }
        return judging is null
            ? ItemAsync(subject, item, line, model, cancellationToken)
            : JudgedItemAsync(subject, item, line, recorded.Answered.Contains(item.Id), model, cancellationToken);
    }

    private async Task<Found> ItemAsync(Subject subject, Item item, PredictionLine? line, ModelInfo model, CancellationToken cancellationToken)
    {
        if (line?.ToResult().Trace is not { } trace)
        {
            return Found.NoReply;
        }
        await using var replayed = new RecordedModel(model, trace);
        var result = await ItemRunner.RunAsync(dataset.Dataset, subject, item, replayed, cancellationToken).ConfigureAwait(false);
        if (replayed.IsMissed)
        {
            return Found.OtherPrompt;
        }
        if (result.Gold != line.Gold)
        {
            return new Found { Changed = $"its right answer was '{line.Gold}', is '{result.Gold}'." };
        }
        result = result with { Milliseconds = line.Milliseconds };
        return new Found { Result = Mode == RunMode.Infer ? AskedItem.Of(result) : result };
    }

    private async Task<Found> JudgedItemAsync(
        Subject subject, Item item, PredictionLine? line, bool answered, ModelInfo model, CancellationToken cancellationToken)
    {
        if (!answered)
        {
            return Found.NoReply;
        }
        // What lacks a judgement only is judged by whoever evaluates.
        var onlyAsks = Mode is RunMode.Infer or RunMode.Evaluate;
        var (result, lacksReply, lacksJudgement) =
            await judging!.ReplayAsync(subject, item, model, onlyAsks, cancellationToken).ConfigureAwait(false);
        if (lacksReply)
        {
            return result.Replies.Count == 0 ? Found.OtherPrompt : Found.NoReply;
        }
        if (lacksJudgement && Mode == RunMode.Report)
        {
            return new Found { Changed = "a judgement of it is not recorded, or its prompt is another one." };
        }
        // What goes into the files of a new run goes through the recorder.
        return new Found { Result = lacksJudgement || line is null || run.Recorded is not null ? null : result with { Milliseconds = line.Milliseconds } };
    }

    private Problem Problem(Subject subject, string id, string what) => new(
        $"{dataset.Dataset.Name} / {subject.Name}, item {id}",
        what,
        run.Recorded is null
            ? $"give the data and the settings that the run in '{run.Resumed}' was started with, or start a new run without run.resume."
            : Mode == RunMode.Report
                ? "set run.mode to evaluate."
                : "give the data and the settings that the model was asked with, or ask it anew, without run.mode.");

    private Problem Lacking(Subject subject, int all, List<string> lacking, RecordedRuns runs)
    {
        var names = string.Join(", ", lacking.Take(MostNames)) + (lacking.Count > MostNames ? ", …" : "");
        return new Problem(
            $"{dataset.Dataset.Name} / {subject.Name}",
            FormattableString.Invariant($"{lacking.Count} of {all} items have no reply in the recorded runs: {names}."),
            runs.Folders is [var one]
                ? $"ask for them by going on with that run: -p:Resume={one}"
                : "ask for them by going on with the run that lacks them (run.resume), or name the run that has them in run.from.");
    }

    /// <summary>What is recorded of an item.</summary>
    private sealed record Found
    {
        public static Found NoReply { get; } = new() { LacksReply = true };

        public static Found OtherPrompt { get; } = new() { Changed = "its prompt is not the one that was recorded." };

        /// <summary>The item's result; null: it has to be evaluated.</summary>
        public ItemResult? Result { get; init; }

        /// <summary>Whether the model has to be asked.</summary>
        public bool LacksReply { get; init; }

        /// <summary>What is not as it was recorded; null: nothing.</summary>
        public string? Changed { get; init; }
    }
}
