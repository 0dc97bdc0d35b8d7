using ModelTest.Datasets.Judged;
using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.MTBench;

/// <summary>OpenCompass's table of MT-Bench.</summary>
internal static class MTBenchCapability
{
    private const string Total = "total";

    /// <summary>
    /// The columns: the mean of all ratings, then of each category, rounded to 2 decimals. A category without ratings is 0; without any rating at
    /// all every cell is empty. By default OpenCompass judges the second turn only, so these are not FastChat's numbers.
    /// </summary>
    /// <param name="replies">All judged replies.</param>
    public static IReadOnlyList<ScoreRow> Of(IEnumerable<MTBenchScored> replies)
    {
        var rated = replies.Where(r => r.Rating is not null).ToLookup(r => r.Category, r => r.Rating!.Value);
        return
        [
            new(Total, Mean(rated.SelectMany(c => c))),
            .. MTBenchCategories.Names.Select(name => new ScoreRow(name, rated.Count == 0 ? null : Mean(rated[name]) ?? 0)),
        ];
    }

    /// <summary>The text of OpenCompass's file.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="columns">What <see cref="Of"/> gave.</param>
    public static string Table(string model, IReadOnlyList<ScoreRow> columns) => PythonCsv.Write(
    [
        ["model", .. columns.Select(c => c.Name)],
        [model, .. columns.Select(c => c.Value is { } value ? PythonFloat.Repr(value) : "")],
    ]);

    /// <summary>The name of OpenCompass's file.</summary>
    /// <param name="judge">The judge's name.</param>
    public static string File(string judge) => $"MTBench-judged-by--{judge}-capability.csv";

    private static double? Mean(IEnumerable<double> ratings) =>
        ratings.Select(r => (double?)r).Average() is { } mean ? PythonRound.TwoDecimals(mean) : null;
}
