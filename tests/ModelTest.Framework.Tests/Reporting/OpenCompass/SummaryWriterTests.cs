using ModelTest.Reporting.OpenCompass;

namespace ModelTest.Tests.Reporting.OpenCompass;

public sealed class SummaryWriterTests
{
    private static readonly Summary Example = new(
        "internlm2-1.8b-hf",
        [
            new("ceval-computer_network", "db9ce2", "accuracy", "gen", 9 / 19.0 * 100),
            new("ceval-discrete_mathematics", "e894ae", "accuracy", "gen", 25),
            new("ceval-stem", "-", "naive_average", "gen", 36.184),
        ],
        [new("ceval-computer_network", "{'accuracy': 47.36842105263158}"), new("ceval-stem", "{'naive_average': 36.184}")]);

    [Fact]
    public void WriteCsv_OfASummary_IsOpenCompassLayout()
    {
        using var output = new StringWriter();

        SummaryWriter.WriteCsv(Example, output);

        Assert.Equal(
            "dataset,version,metric,mode,internlm2-1.8b-hf\n"
            + "ceval-computer_network,db9ce2,accuracy,gen,47.37\n"
            + "ceval-discrete_mathematics,e894ae,accuracy,gen,25.00\n"
            + "ceval-stem,-,naive_average,gen,36.18\n",
            output.ToString());
    }

    [Fact]
    public void WriteCsv_WithACommaInAName_KeepsTheColumns()
    {
        using var output = new StringWriter();

        SummaryWriter.WriteCsv(Example with { Model = "a,b" }, output);

        Assert.StartsWith("dataset,version,metric,mode,a b\n", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void WriteText_OfASummary_IsOpenCompassLayout()
    {
        using var output = new StringWriter();

        SummaryWriter.WriteText(Example, new DateTimeOffset(2024, 4, 24, 8, 5, 9, TimeSpan.Zero), output);

        var carets = new string('^', 128);
        var dollars = new string('$', 128);
        var divider = new string('-', 128) + " THIS IS A DIVIDER " + new string('-', 128);
        Assert.Equal(
            $"""
            20240424_080509
            tabulate format
            {carets}
            dataset                     version    metric         mode      internlm2-1.8b-hf
            --------------------------  ---------  -------------  ------  -------------------
            ceval-computer_network      db9ce2     accuracy       gen                   47.37
            ceval-discrete_mathematics  e894ae     accuracy       gen                   25
            ceval-stem                  -          naive_average  gen                   36.18
            {dollars}

            {divider}

            csv format
            {carets}
            dataset,version,metric,mode,internlm2-1.8b-hf
            ceval-computer_network,db9ce2,accuracy,gen,47.37
            ceval-discrete_mathematics,e894ae,accuracy,gen,25.00
            ceval-stem,-,naive_average,gen,36.18
            {dollars}

            {divider}

            raw format
            {carets}
            -------------------------------
            Model: internlm2-1.8b-hf
            ceval-computer_network: {"{'accuracy': 47.36842105263158}"}
            ceval-stem: {"{'naive_average': 36.184}"}
            {dollars}

            """.ReplaceLineEndings("\n"),
            output.ToString());
    }
}
