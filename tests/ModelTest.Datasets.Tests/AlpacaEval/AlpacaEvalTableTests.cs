using ModelTest.Datasets.AlpacaEval;
using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.Tests.AlpacaEval;

public sealed class AlpacaEvalTableTests
{
    [Fact]
    public void OpenCompass_OfResults_OrdersColumnsByTheFirstWins() => Assert.Equal(
        [new ScoreRow("total", 33.33), new("vicuna", 100), new("koala", 33.33), new("oasst", 0)],
        AlpacaEvalTable.OpenCompass(
        [
            Result("koala", 1), Result("oasst", 1), Result("vicuna", 2), Result("koala", 2), Result("koala", 1), Result("oasst", 1),
            Result("selfinstruct", null),
        ]));

    [Fact]
    public void OpenCompass_OfNoVerdicts_IsEmpty() => Assert.Empty(AlpacaEvalTable.OpenCompass([Result("koala", null)]));

    private static AlpacaEvalResult Result(string dataset, double? preference) => new(new AlpacaEvalItem(0, "i", dataset), preference);
}
