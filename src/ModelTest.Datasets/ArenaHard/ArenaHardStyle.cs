namespace ModelTest.Datasets.ArenaHard;

/// <summary>The style differences of two answers: of length in tokens, headers, lists and bold, each (a - b) / (a + b + 1).</summary>
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
            Relative(AnswerTokens.Count(a), AnswerTokens.Count(b)),
            Relative(first.Headers, second.Headers),
            Relative(first.Lists, second.Lists),
            Relative(first.Bold, second.Bold),
        ];
    }

    private static double Relative(int a, int b) => (a - b) / (a + b + 1.0);
}
