using System.Globalization;
using ModelTest.Datasets.Judged;
using ModelTest.Datasets.OpenCompass;
using ModelTest.Judging;

namespace ModelTest.Datasets.WildBench;

/// <summary>WildBench's tables as files.</summary>
internal static class WildBenchReports
{
    /// <summary>The official scores: a row of the model, the categories in the order of their weights.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="judge">The judge's name.</param>
    /// <param name="score">The scores.</param>
    public static ReportFile Score(string model, string judge, WildBenchScore score)
    {
        var values = score.Categories.ToDictionary();
        var categories = WildBenchCategories.Weights.Keys.Where(values.ContainsKey).ToList();
        return new(
            $"WildBench-judged-by--{judge}-score.csv",
            PythonCsv.Write(
                [
                    ["model", "total", "raw_score", "wb_score", "task_macro", .. categories],
                    [
                        model, Text(score.Count), Text(score.RawMean), Text(score.Score), Text(score.TaskMacro),
                        .. categories.Select(c => Text(values[c])),
                    ],
                ],
                "\n"));
    }

    /// <summary>The official rewards: a row per reference and length penalty, with the leaderboard's counts.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="judge">The judge's name.</param>
    /// <param name="penalty">The length penalty of the headline.</param>
    /// <param name="rewards">The rewards.</param>
    public static ReportFile Reward(
        string model, string judge, int penalty, IReadOnlyList<(string Baseline, int Penalty, WildBenchReward Reward)> rewards) => new(
        $"WildBench-judged-by--{judge}-reward.csv",
        PythonCsv.Write(
            [
                ["model", "reference", "K", "win_much", "win", "tie", "lose", "lose_much", "total", "reward", "task_macro"],
                .. rewards.OrderBy(r => r.Penalty != penalty).Select(r => (string[])
                [
                    model, r.Baseline, Text(r.Penalty), Text(r.Reward.Counts.WinMuch), Text(r.Reward.Counts.Win), Text(r.Reward.Counts.Tie),
                    Text(r.Reward.Counts.Lose), Text(r.Reward.Counts.LoseMuch), Text(r.Reward.Counts.Total), Text(r.Reward.Counts.Reward),
                    Text(r.Reward.TaskMacro),
                ]),
            ],
            "\n"));

    /// <summary>OpenCompass's table of scores.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="judge">The judge's name.</param>
    /// <param name="table">Its columns.</param>
    public static ReportFile OpenCompassScore(string model, string judge, IReadOnlyList<ScoreRow> table) => new(
        $"judged-by--{judge}-capability.csv",
        PythonCsv.Write([["model", .. table.Select(c => c.Name)], [model, .. table.Select(c => Text(c.Value))]]));

    /// <summary>OpenCompass's table of rewards: cells joined by commas, nothing quoted; the row of position bias is 0, its default.</summary>
    /// <param name="dataset">The dataset's name (its abbr).</param>
    /// <param name="model">The model's name.</param>
    /// <param name="judge">The judge's name.</param>
    /// <param name="tables">A table per base model.</param>
    public static ReportFile OpenCompassReward(
        string dataset, string model, string judge, IReadOnlyList<(string Baseline, IReadOnlyList<ScoreRow> Table)> tables)
    {
        var average = WildBenchRewards.Average([.. tables.Select(t => t.Table)]);
        List<string[]> rows =
        [
            ["", .. tables.Select(t => $"{t.Baseline}/{model}"), "Avg"],
            .. average.Take(1).Select(Row),
            ["position_bias", .. tables.Select(_ => "0"), "0.00"],
            .. average.Skip(1).Select(Row),
        ];
        return new($"judged-by--{judge}-{dataset}-report.csv", string.Concat(rows.Select(r => string.Join(',', r) + "\n")));

        string[] Row(ScoreRow row) =>
            [row.Name, .. tables.Select(t => Fixed(t.Table.FirstOrDefault(r => r.Name == row.Name)?.Value)), Fixed(row.Value)];
    }

    private static string Fixed(double? number) => string.Create(CultureInfo.InvariantCulture, $"{number:F2}");

    private static string Text(double? number) => number is { } value ? PythonFloat.Repr(value) : "";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
