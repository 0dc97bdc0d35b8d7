using ModelTest.Datasets.GSM8K;

namespace ModelTest.Datasets.Tests.GSM8K;

public sealed class GSM8KRuleTests
{
    [Theory]
    [InlineData("last_number", "so 3 + 4 = 7.", "7", "7", true)]
    [InlineData("last_number", "The answer is 7.0", "7", "7.0", true)]
    [InlineData("last_number", "7.0000001", "7", "7.0000001", true)]
    [InlineData("last_number", "7.00001", "7", "7.00001", false)]
    [InlineData("last_number", "It is 18\nQuestion: and 3?", "18", "18", true)]
    // A comma ends a number, and a minus belongs to it whatever stands before.
    [InlineData("last_number", "$1,200", "1200", "200", false)]
    [InlineData("last_number", "It is 10-4", "4", "-4", false)]
    [InlineData("last_number", "none", "7", "", false)]
    // Python's \d takes the digits of every script.
    [InlineData("last_number", "答案 ７", "7", "７", true)]
    [InlineData("last_number_corrected", "$1,200", "1200", "1200", true)]
    [InlineData("last_number_corrected", "$1,234,567.50.", "7", "1234567.50", false)]
    [InlineData("last_number_corrected", "It is 10-4", "4", "4", true)]
    [InlineData("last_number_corrected", "It is -4", "-4", "-4", true)]
    [InlineData("last_number_corrected", "1,2 and 3,4567", "4567", "4567", true)]
    [InlineData("strict", "The answer is 1,200. The answer is 3.", "1200", "1,200.", true)]
    [InlineData("strict", "It is 7", "7", "", false)]
    [InlineData("flexible", "$5 and then $1,200.", "1200", "$1,200.", true)]
    [InlineData("flexible", "so 7", "7", "7", true)]
    [InlineData("flexible", "7.0", "7", "7.0", false)]
    public void Extract_OfAReply_TakesTheNumberAndComparesIt(string rule, string reply, string gold, string prediction, bool isRight)
    {
        var taken = GSM8KRule.All[rule].Extract(reply);

        Assert.Equal(prediction, taken);
        Assert.Equal(isRight, GSM8KRule.All[rule].IsRight(taken, gold));
    }
}
