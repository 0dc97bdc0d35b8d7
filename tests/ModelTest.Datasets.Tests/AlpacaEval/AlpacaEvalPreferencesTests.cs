using CsCheck;
using ModelTest.Datasets.AlpacaEval;
using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.Tests.AlpacaEval;

public sealed class AlpacaEvalPreferencesTests
{
    // 2 - exp(m - logsumexp([m, M])), from Python.
    [Theory]
    [InlineData(-4.048847, -0.017597131, 1.9825575130186845)]
    [InlineData(-0.017597131, -4.048847, 1.0174424869813155)]
    [InlineData(-0.6931471805599453, -0.6931471805599453, 1.5)]
    [InlineData(-0.1, -30, 1.0000000000001035)]
    public void FromLogProbabilities_OfBoth_IsTheFirstsShare(double m, double other, double expected)
    {
        var tokens = new Dictionary<string, double> { ["m"] = m, ["M"] = other, ["The"] = -1 };

        Assert.Equal(expected, AlpacaEvalPreferences.FromLogProbabilities(tokens, modelFirst: false).Value!.Value, 14);
        Assert.Equal(3 - expected, AlpacaEvalPreferences.FromLogProbabilities(tokens, modelFirst: true).Value!.Value, 14);
    }

    [Theory]
    [InlineData(1.75, true, 0.75)]
    [InlineData(1.75, false, 0.25)]
    [InlineData(1.5, false, 0.5)]
    [InlineData(null, true, null)]
    [InlineData(null, false, null)]
    public void OfFirst_Preference_IsTurnedToTheOutputShownFirst(double? preference, bool modelFirst, double? expected) =>
        Assert.Equal(expected, AlpacaEvalPreferences.OfFirst(preference, modelFirst));

    [Theory]
    [InlineData("m", false, 1)]
    [InlineData("m", true, 2)]
    [InlineData("M", false, 2)]
    [InlineData("M", true, 1)]
    public void Preference_OfOneTokenOrALetter_IsSure(string token, bool modelFirst, double expected)
    {
        var tokens = new Dictionary<string, double> { [token] = -3.5 };

        Assert.Equal(Parsed.Of(expected), AlpacaEvalPreferences.FromLogProbabilities(tokens, modelFirst));
        Assert.Equal(Parsed.Of(expected), AlpacaEvalPreferences.FromReply(token + "odel", modelFirst));
    }

    [Fact]
    public void FromLogProbabilities_WithoutBoth_IsNone()
    {
        const string Problem = "neither m nor M is among the judge's likeliest tokens.";

        Assert.Equal(Parsed.Not<double>(Problem), AlpacaEvalPreferences.FromLogProbabilities(new Dictionary<string, double> { ["The"] = -1 }, false));
        var impossible = new Dictionary<string, double> { ["m"] = double.NegativeInfinity, ["M"] = double.NegativeInfinity };
        Assert.Equal(Parsed.Not<double>(Problem), AlpacaEvalPreferences.FromLogProbabilities(impossible, false));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" m")]
    [InlineData("\"M\"")]
    public void FromReply_OfAnythingElse_IsNone(string reply) =>
        Assert.Equal(Parsed.Not<double>("the reply does not start with m or M."), AlpacaEvalPreferences.FromReply(reply, false));

    [Fact]
    public void FromLogProbabilities_OfAny_IsFrom1To2AndTurns() => Gen.Select(Gen.Double[-50, 0], Gen.Double[-50, 0]).Sample((m, other) =>
    {
        var tokens = new Dictionary<string, double> { ["m"] = m, ["M"] = other };
        var preference = AlpacaEvalPreferences.FromLogProbabilities(tokens, false).Value!.Value;
        // Nearer than this rounding decides.
        return preference is >= 1 and <= 2 && (Math.Abs(m - other) < 1e-12 || preference > 1.5 == other > m);
    });
}
