using ModelTest.Datasets.FoFo;
using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.Tests.FoFo;

public sealed class FoFoScoresTests
{
    // FoFo's published annotations: correct, all that could be read, the score and its standard error.
    [Theory]
    [InlineData(444, 487, 91.17043121149896)]
    [InlineData(108, 475, 22.736842105263158)]
    [InlineData(305, 480, 63.541666666666664)]
    [InlineData(150, 482, 31.12033195020747)]
    [InlineData(130, 480, 27.083333333333332)]
    [InlineData(128, 474, 27.004219409282697)]
    public void Official_OfPublishedCounts_GivesThePublishedScore(int correct, int total, double expected)
    {
        var score = FoFoScore.Of([.. Enumerable.Repeat<double?>(1, correct), .. Enumerable.Repeat<double?>(0, total - correct), null, null, 10]);

        Assert.Equal((expected, correct, total - correct, total), (score.FormatCorrectness!.Value, score.Correct, score.Incorrect, score.Total));
    }

    [Fact]
    public void StandardError_OfGpt4_IsThePublishedOne() => Assert.Equal(1.2870002077271692, new FoFoScore(444, 43).StandardError!.Value, 13);

    [Fact]
    public void Score_OfNothing_IsNull()
    {
        Assert.Null(new FoFoScore(0, 0).FormatCorrectness);
        Assert.Null(new FoFoScore(1, 0).StandardError);
    }

    [Fact]
    public void Groups_OfResults_KeepTheOrderOfTheItems()
    {
        Assert.Equal(
            [("Legal", new FoFoScore(1, 1)), ("Finance", new FoFoScore(1, 0)), ("Education", new FoFoScore(0, 0))], FoFoScores.ByDomain(Results));
        Assert.Equal(
            [("YAML", new FoFoScore(0, 1)), ("Json", new FoFoScore(1, 0)), ("CSV", new FoFoScore(0, 0))], FoFoScores.ByFormat(Results));
        Assert.Equal(new FoFoScore(2, 1), FoFoScores.Official(Results));
    }

    [Fact]
    public void OpenCompass_OfResults_HasItsRows() => Assert.Equal(
        [
            new ScoreRow("overall", 3), new("Json", 1), new("CSV", null), new("XML", null), new("YAML", 0), new("Markdown", null),
            new("Legal", 0.5), new("Finance", 5.5),
        ],
        FoFoScores.OpenCompass(Results));

    [Theory]
    [InlineData(1, 8, 0.12)]
    [InlineData(444, 487, 0.91)]
    public void OpenCompass_OfAMean_RoundsAsPython(int correct, int total, double expected) => Assert.Equal(
        expected, FoFoScores.OpenCompass(Enumerable.Range(0, total).Select(i => Result("Legal", "Json", true, i < correct ? 1 : 0)))[0].Value);

    private static FoFoResult[] Results =>
    [
        Result("Legal", "YAML", true, 0),
        Result("Legal", "SOAP Notes", false, 1),
        Result("Finance", "Json", true, 1),
        Result("Finance", "Invoice", false, 10),
        Result("Education", "CSV", true, null),
    ];

    private static FoFoResult Result(string domain, string format, bool isGeneral, double? rating) =>
        new(new FoFoItem("0", domain, "s", format, isGeneral, "i"), rating);
}
