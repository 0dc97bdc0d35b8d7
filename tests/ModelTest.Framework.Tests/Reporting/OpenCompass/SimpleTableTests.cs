using ModelTest.Reporting.OpenCompass;

namespace ModelTest.Tests.Reporting.OpenCompass;

public sealed class SimpleTableTests
{
    [Fact]
    public void Render_OfTabulatesOwnExample_IsTheSame() =>
        AssertTable(
            """
                   sex      age
            -----  -----  -----
            Alice  F         24
            Bob    M         19
            """,
            ["", "sex", "age"], ["Alice", "F", "24"], ["Bob", "M", "19"]);

    [Fact]
    public void Render_OfNumbers_LinesUpAtThePoint() =>
        AssertTable(
            """
                     x
            ----------
                1.2345
              123.45
                1.5
            12345
             1234.5
            """,
            ["x"], ["1.2345"], ["123.45"], ["1.5"], ["12345"], ["1234.5"]);

    [Fact]
    public void Render_OfAColumnWithADash_LeavesItAsText() =>
        AssertTable(
            """
            name    score
            ------  -------
            a       25.00
            b       -
            """,
            ["name", "score"], ["a", "25.00"], ["b", "-"]);

    [Fact]
    public void Render_OfAVersionThatReadsAsAWholeNumber_KeepsItsZeros() =>
        AssertTable(
            """
              version
            ---------
               002837
            """,
            ["version"], ["002837"]);

    [Fact]
    public void Render_OfAVersionThatReadsAsAPower_TakesItForANumberAsTabulateDoes() =>
        AssertTable(
            """
              version
            ---------
                1e+12
            """,
            ["version"], ["1e0012"]);

    [Fact]
    public void Render_OfAVersionBeyondAnyNumber_IsText() =>
        AssertTable(
            """
            version
            ---------
            4e5678
            """,
            ["version"], ["4e5678"]);

    private static void AssertTable(string expected, params string[][] cells) =>
        Assert.Equal(expected.ReplaceLineEndings("\n"), SimpleTable.Render(cells));
}
