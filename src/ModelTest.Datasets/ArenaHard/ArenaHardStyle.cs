using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.ArenaHard;

/// <summary>
/// The style differences of two answers: of length, headers, lists and bold, each (a - b) / (a + b + 1). Lengths are characters on both sides, where
/// Arena-Hard counts tokens of GPT-4's tokenizer.
/// </summary>
internal static class ArenaHardStyle
{
    /// <summary>The differences.</summary>
    /// <param name="a">The answer of a battle's model A.</param>
    /// <param name="b">The answer of its model B.</param>
    public static IReadOnlyList<double> Differences(string a, string b)
    {
        var (first, second) = (AnswerStyle.Of(a), AnswerStyle.Of(b));
        return
        [
            Relative(CodePoints.Count(a), CodePoints.Count(b)),
            Relative(first.Headers, second.Headers),
            Relative(first.Lists, second.Lists),
            Relative(first.Bold, second.Bold),
        ];
    }

    private static double Relative(int a, int b) => (a - b) / (a + b + 1.0);
}
