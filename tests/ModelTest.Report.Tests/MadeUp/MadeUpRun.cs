using ModelTest.Baselines;
using ModelTest.Configuration;
using ModelTest.Datasets;
using ModelTest.Gates;
using ModelTest.Models;
using ModelTest.Prompts;
using ModelTest.Recording;
using ModelTest.Scoring;

namespace ModelTest.Tests.MadeUp;

/// <summary>A run of made-up replies in a folder, with the size and the shape of a real one: five shots, questions with four answers.</summary>
internal sealed class MadeUpRun
{
    private const int Shots = 5;

    /// <summary>The dataset's subjects.</summary>
    public int Subjects { get; init; } = 57;

    /// <summary>All items, spread over the subjects.</summary>
    public int Items { get; init; } = 14_000;

    /// <summary>The share of right items.</summary>
    public double Accuracy { get; init; } = 0.62;

    /// <summary>The share of right items that the baseline has and this run has not; null: there is no baseline.</summary>
    public double? LostRate { get; init; }

    /// <summary>Words of a reply; 0: the letter alone.</summary>
    public int ReplyWords { get; init; }

    /// <summary>The model's name.</summary>
    public string Model { get; init; } = "internlm2-chat-1_8b";

    /// <summary>When it was.</summary>
    public DateTimeOffset Started { get; init; } = new(2026, 11, 27, 10, 11, 12, TimeSpan.Zero);

    /// <summary>Changes items, such as into those with replies that try to run something.</summary>
    public Func<int, ItemResult, ItemResult> Change { get; init; } = (_, item) => item;

    /// <summary>The items, subject by subject.</summary>
    public IReadOnlyList<SubjectResult> Results(MadeUpDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var number = 0;
        return
        [
            .. dataset.Subjects.Select((subject, index) =>
            {
                var text = new MadeUpText(index);
                var shots = Enumerable.Range(0, Shots).SelectMany(_ => new Turn[] { new(Role.User, text.Question()), new(Role.Assistant, text.Letter()) }).ToArray();
                var count = (Items * (index + 1) / Subjects) - (Items * index / Subjects);
                var items = Enumerable.Range(0, count).Select(i => Change(number++, Item(i, shots, text, dataset.Scale))).ToArray();
                return new SubjectResult(dataset.Name, subject, items, TimeSpan.FromSeconds(count / 40.0)) { Scale = dataset.Scale };
            }),
        ];
    }

    /// <summary>Records the run where results go by themselves.</summary>
    /// <param name="start">The folder a command ran in.</param>
    /// <param name="minimum">The least score of a subject; null: none.</param>
    /// <returns>The run's folder.</returns>
    public string Record(string start, double? minimum = null) => Record(start, new MadeUpDataset("mmlu", Subjects), minimum);

    /// <summary>Records the run of a dataset.</summary>
    public string Record(string start, MadeUpDataset dataset, double? minimum)
    {
        var results = Results(dataset);
        using var recorder = RunRecorder.Start(new Settings(), start, "", new FixedTime(Started));
        recorder.SetModel(new ModelInfo
        {
            Name = Model, Engine = "onnxruntime 1.31.1", Device = "cpu (2 threads)", Template = "internlm2", ContextLength = 4096,
            Fingerprint = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Model))),
        });
        recorder.AddDataset("mmlu", dataset);
        foreach (var result in results)
        {
            recorder.CompleteSubject(dataset, result, ScoreGate.CheckSubject(result, ScoreLimits.Of(minimum, null), "predictions"));
        }
        if (LostRate is { } rate)
        {
            recorder.CompleteBaseline(Baseline(dataset, results, rate));
        }
        recorder.Finish();
        return recorder.Folder;
    }

    private ItemResult Item(int index, Turn[] shots, MadeUpText text, ScoreScale scale)
    {
        var (gold, chance) = (text.Letter(), text.Chance);
        var outcome = chance < Accuracy ? Outcome.Correct : chance < 0.98 ? Outcome.Wrong : Outcome.Unparsed;
        var predicted = outcome == Outcome.Unparsed ? "" : outcome == Outcome.Correct ? gold : "BCDA".Substring("ABCD".IndexOf(gold, StringComparison.Ordinal), 1);
        return new ItemResult
        {
            Id = $"{index + 1}",
            Prompt = new Prompt([.. shots, new Turn(Role.User, text.Question())]),
            Reply = ReplyWords > 0 ? $"{text.Say(ReplyWords)}. The answer is {predicted}." : predicted.Length > 0 ? predicted : "I do not know.",
            Prediction = scale.IsAccuracy ? predicted : "",
            Gold = gold,
            Question = text.Say(20) + "?",
            Outcome = scale.IsAccuracy ? outcome : Outcome.Scored,
            Score = scale.IsAccuracy ? null : Math.Round(1 + (chance * 9)),
            PromptTokens = 812,
            OutputTokens = 3,
            Milliseconds = 21.4,
        };
    }

    private static RunBaseline Baseline(MadeUpDataset dataset, IReadOnlyList<SubjectResult> results, double rate)
    {
        var text = new MadeUpText(99);
        var comparison = new BaselineComparison([.. results.Select((result, index) => SubjectComparison.Of(
            [.. result.Items.Select(item => Before(item, text.Chance, index % 4 == 0 ? rate * 3 : rate))], result))]);
        var gate = new BaselineGate($"{dataset.Name} / (baseline)", comparison, new BaselineLimits(), 0.05);
        return RunBaseline.Of(dataset.Name, comparison, gate, gate.Check());
    }

    private static BaselineLine Before(ItemResult item, double chance, double rate) => item.Outcome == Outcome.Correct
        ? BaselineLine.Of(item) with { Outcome = chance < 0.01 ? "wrong" : "correct", Prediction = chance < 0.01 ? "X" : item.Prediction }
        : BaselineLine.Of(item) with { Outcome = chance < rate ? "correct" : "wrong", Prediction = chance < rate ? item.Gold : item.Prediction };
}
