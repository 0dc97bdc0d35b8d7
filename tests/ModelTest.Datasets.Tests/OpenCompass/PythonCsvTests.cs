using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.Tests.OpenCompass;

public sealed class PythonCsvTests
{
    [Fact]
    public void Write_OfRows_QuotesAsPythonDoes() => Assert.Equal(
        "model,\r\n\"a,b\",\"say \"\"x\"\"\"\r\n\"1\n2\", 3\r\n",
        PythonCsv.Write([["model", ""], ["a,b", "say \"x\""], ["1\n2", " 3"]]));
}
