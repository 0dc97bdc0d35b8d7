using System.Text.Json.Nodes;
using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.Tests.OpenCompass;

public sealed class PythonJsonTests
{
    [Fact]
    public void Dump_OfAnObject_SortsAndSpacesAsPython() =>
        Assert.Equal(
            """{"B": {"x": []}, "a": [1, -2, "z"], "b": null}""",
            PythonJson.Dump(new JsonObject
            {
                ["a"] = new JsonArray(1, -2, "z"), ["b"] = null, ["B"] = new JsonObject { ["x"] = new JsonArray() },
            }));

    [Theory]
    [InlineData("\"\\/", """ "\"\\/" """)]
    [InlineData("\n\r\t\b\f\u0001\u007f", """ "\n\r\t\b\f\u0001\u007f" """)]
    [InlineData("答😀é", """ "\u7b54\ud83d\ude00\u00e9" """)]
    public void Dump_OfAString_EscapesAsPython(string text, string expected) => Assert.Equal(expected.Trim(), PythonJson.Dump(JsonValue.Create(text)));
}
