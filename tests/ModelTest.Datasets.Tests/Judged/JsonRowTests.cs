using System.Text.Json;
using ModelTest.Datasets.Judged;
using ModelTest.Problems;

namespace ModelTest.Datasets.Tests.Judged;

public sealed class JsonRowTests
{
    private static readonly JsonRow Row = new("x:1", JsonElement.Parse(
        """{"text": "", "number": 12, "none": null, "list": ["a", 1], "rows": [{"a": "b"}, 7], "row": {"a": "b"}, "flag": true}"""));

    [Fact]
    public void Members_OfGoodFields_GiveThem()
    {
        Assert.Equal("", Row.Text("text"));
        Assert.Equal("12", Row.Id("number"));
        Assert.Equal("b", Row.Object("row").Text("a"));
        Assert.True(Row.Has("flag"));
        Assert.False(Row.Has("none"));
        Assert.False(Row.Has("other"));
    }

    [Fact]
    public void Members_OfWrongFields_SayWhat()
    {
        AssertWrong("the field 'flag' is true or false, not a text.", () => Row.Text("flag"));
        AssertWrong("the field 'row' is an object, not an array.", () => Row.Texts("row"));
        AssertWrong("element 2 of 'list' is a number, not a text.", () => Row.Texts("list"));
        AssertWrong("element 2 of 'rows' is a number, not an object.", () => Row.Objects("rows"));
        AssertWrong("the field 'list' is an array, not an object.", () => Row.Object("list"));
        AssertWrong("the field 'other' is missing.", () => Row.Objects("other"));
    }

    private static void AssertWrong(string what, Func<object> read) =>
        Assert.Equal($"x:1: {what} Fix: copy the file again from the original.", Assert.Throws<InputException>(read).Message);
}
