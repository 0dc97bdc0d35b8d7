using ModelTest.Datasets.Judged;
using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.AlignBench;

/// <summary>AlignBench's scores, 0 to 10.</summary>
/// <param name="Categories">The mean of each category.</param>
/// <param name="Reasoning">中文推理总分: the mean of the reasoning categories.</param>
/// <param name="Language">中文语言总分: the mean of the language categories.</param>
/// <param name="Total">总分: the mean of the two.</param>
internal sealed record AlignBenchScores(IReadOnlyDictionary<string, double> Categories, double Reasoning, double Language, double Total)
{
    /// <summary>What AlignBench's judge.py writes when it finds no score; its show_result.py leaves it in the mean.</summary>
    public const double OfficialUnparsed = -1;

    /// <summary>The scores of a run.</summary>
    /// <param name="replies">All judged replies.</param>
    /// <param name="variant">
    /// Official: nothing is rounded, a reply whose rating could not be read counts as -1, and a category without replies makes everything NaN.
    /// OpenCompass: such replies are left out, a category without ratings is 0, and every level is rounded to 2 decimals before the next.
    /// </param>
    public static AlignBenchScores Of(IEnumerable<AlignBenchScored> replies, JudgeVariant variant)
    {
        var byCategory = replies.ToLookup(r => r.Category);
        return FromCategories(AlignBenchCategories.Names.ToDictionary(c => c, c => variant == JudgeVariant.Official
            ? byCategory[c].Select(r => r.Rating?.Score ?? OfficialUnparsed).DefaultIfEmpty(double.NaN).Average()
            : PythonRound.TwoDecimals(byCategory[c].Where(r => r.Rating is not null).Select(r => r.Rating!.Value.Score).DefaultIfEmpty(0).Average())),
            variant);
    }

    /// <summary>The scores of categories whose means are known.</summary>
    /// <param name="categories">The mean of each of <see cref="AlignBenchCategories.Names"/>; for OpenCompass rounded already.</param>
    /// <param name="variant">Official: nothing is rounded. OpenCompass: both levels are, to 2 decimals, as numpy rounds.</param>
    public static AlignBenchScores FromCategories(IReadOnlyDictionary<string, double> categories, JudgeVariant variant)
    {
        // OpenCompass calls Python's round, but on what np.mean gave: numpy's round answers. For the categories it is Python's own.
        Func<double, double> round = variant == JudgeVariant.Official ? value => value : NumpyRound.TwoDecimals;
        var reasoning = round(AlignBenchCategories.Reasoning.Average(c => categories[c]));
        var language = round(AlignBenchCategories.Language.Average(c => categories[c]));
        return new AlignBenchScores(categories, reasoning, language, round((reasoning + language) / 2));
    }
}
