using ModelTest.Datasets.ArenaHard;

namespace ModelTest.Datasets.Tests.ArenaHard;

/// <summary>Expected counts are those of Python's re with Arena-Hard's patterns.</summary>
public sealed class AnswerStyleTests
{
    [Theory]
    [InlineData("", 0, 0, 0)]
    [InlineData("# a\n## b\n####### c\n#d", 2, 0, 0)]
    [InlineData("1. a\n 2. b\n- c\n* d\n+ e\n3) f\n-g", 0, 5, 0)]
    [InlineData("**a** __b__ **c\nd** ***e***", 0, 0, 3)]
    [InlineData("\n\n- a\x1c" + "b\n-\x1c" + "c", 0, 2, 0)]
    [InlineData("x\n```\n# no\n- no\n```\n# yes", 1, 0, 0)]
    // A block that holds a line break only joins all lines.
    [InlineData("a\n```\n```\n# joined\n- too", 0, 0, 0)]
    // A block's content goes wherever it stands.
    [InlineData("``` x``` x # \n# y", 1, 0, 0)]
    public void Of_AnAnswer_CountsAsPython(string answer, int headers, int lists, int bold) =>
        Assert.Equal(new AnswerStyle(headers, lists, bold), AnswerStyle.Of(answer));
}
