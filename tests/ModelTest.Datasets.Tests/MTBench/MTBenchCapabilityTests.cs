using ModelTest.Datasets.MTBench;

namespace ModelTest.Datasets.Tests.MTBench;

public sealed class MTBenchCapabilityTests
{
    private const string Header = "model,total,writing,roleplay,reasoning,math,coding,extraction,stem,humanities\r\n";

    [Fact]
    public void Table_OfRatings_IsOpenCompassTable()
    {
        var columns = MTBenchCapability.Of(
            [new("math", 2, 9), new("math", 2, 8.25), new("stem", 2, 6), new("writing", 2, null), new("humanities", 2, 7), new("math", 2, 8)]);

        // 25.25 / 3 is 8.41666…; writing and others were never rated.
        Assert.Equal(Header + "tiny,7.65,0.0,0.0,0.0,8.42,0.0,0.0,6.0,7.0\r\n", MTBenchCapability.Table("tiny", columns));
    }

    [Fact]
    public void Of_ATieInTheLastDigit_RoundsAsPython() =>
        // 65 / 8 is 8.125 exactly, which goes to the even digit.
        Assert.Equal(8.12, MTBenchCapability.Of([.. Enumerable.Repeat(new MTBenchScored("math", 2, 8), 7), new("math", 2, 9)])[0].Value);

    [Fact]
    public void Table_WithoutRatings_IsEmpty() =>
        Assert.Equal(Header + "tiny,,,,,,,,,\r\n", MTBenchCapability.Table("tiny", MTBenchCapability.Of([new("math", 2, null)])));

    [Fact]
    public void File_OfAJudge_IsOpenCompassName() => Assert.Equal("MTBench-judged-by--gpt-4-capability.csv", MTBenchCapability.File("gpt-4"));
}
