using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.AlpacaEval;

/// <summary>Reads preferences: 1 when the baseline's output is surely better, 2 when the model's is, 1.5 for a tie.</summary>
internal static class AlpacaEvalPreferences
{
    /// <summary>A tie. Equal outputs are one, without asking the judge.</summary>
    public const double Tie = 1.5;

    /// <summary>
    /// The official preference, from the log-probabilities of the judge's first token: 2 less the first output's share of the two. A token
    /// that is not there has the probability 0; without both there is no preference.
    /// </summary>
    /// <param name="logProbabilities">Natural logarithms, by token; others than m and M are ignored.</param>
    /// <param name="modelFirst">Whether the model's output was the first.</param>
    public static Parsed<double> FromLogProbabilities(IReadOnlyDictionary<string, double> logProbabilities, bool modelFirst)
    {
        var first = Get(AlpacaEvalPrompts.First);
        var second = Get(AlpacaEvalPrompts.Second);
        var larger = Math.Max(first, second);
        if (!double.IsFinite(larger))
        {
            return Parsed.Not<double>("neither m nor M is among the judge's likeliest tokens.");
        }
        var sum = larger + Math.Log(Math.Exp(first - larger) + Math.Exp(second - larger));
        return Parsed.Of(Oriented(2 - Math.Exp(first - sum), modelFirst));

        double Get(string token) => logProbabilities.GetValueOrDefault(token, double.NegativeInfinity);
    }

    /// <summary>OpenCompass's preference: the reply's first character decides, m or M. There are no ties.</summary>
    /// <param name="reply">The judge's reply.</param>
    /// <param name="modelFirst">Whether the model's output was the first.</param>
    public static Parsed<double> FromReply(string reply, bool modelFirst) => reply switch
    {
        ['m', ..] => Parsed.Of(Oriented(1, modelFirst)),
        ['M', ..] => Parsed.Of(Oriented(2, modelFirst)),
        _ => Parsed.Not<double>("the reply does not start with m or M."),
    };

    /// <summary>What the output that the judge saw first gets: 1 it is surely better, 0 the other is; null without a preference.</summary>
    /// <param name="preference">The preference.</param>
    /// <param name="modelFirst">Whether the model's output was the first.</param>
    public static double? OfFirst(double? preference, bool modelFirst) => modelFirst ? preference - 1 : 2 - preference;

    // 1 is the first output that the judge saw; stored it is the baseline's.
    private static double Oriented(double preference, bool modelFirst) => modelFirst ? 3 - preference : preference;
}
