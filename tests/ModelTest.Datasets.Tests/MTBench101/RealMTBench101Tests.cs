using System.Security.Cryptography;
using System.Text;
using ModelTest.Datasets.MTBench101;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Prompts;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.MTBench101;

/// <summary>MT-Bench-101's own file, where it is checked out.</summary>
public sealed class RealMTBench101Tests
{
    [Fact]
    public void Read_OfTheFolder_Gives1388DialoguesAnd3615JudgedTurns()
    {
        var dialogues = Read();

        Assert.Equal((1388, 4208, 3615), (dialogues.Count, dialogues.Sum(d => d.Exchanges.Count), dialogues.Sum(d => d.Items.Count())));
        Assert.Equal(MTBench101Tasks.Names, dialogues.Select(d => d.Task).Distinct());
        Assert.Equal(
            "GR 71 218, IC 150 426, AR 153 407, FR 74 123, MR 108 224, CC 147 352, TS 83 249, CR 136 253, SA 73 73, SI 149 620, CM 80 239,"
                + " PI 87 354, SC 77 77",
            string.Join(", ", dialogues.GroupBy(d => d.Task).Select(g => $"{g.Key} {g.Count()} {g.Sum(d => d.Items.Count())}")));
    }

    [Fact]
    public void Open_OfTheFolder_FindsNothingWrong()
    {
        var dataset = new MTBench101Provider().Open(new MTBench101Settings { Path = RepositoryPaths.Shared("data/mtbench101") });

        Assert.Empty(dataset.Subjects.SelectMany(dataset.Inspect));
        Assert.Equal(1388, dataset.Subjects.Sum(s => dataset.ReadItems(s).Count));
    }

    // The digest was made by Python's own str.format and repr from the same file and the quoted prompts.
    [Fact]
    public void Judge_OfEveryTurn_IsThePromptToTheByte()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var turn in Read().SelectMany(d => d.Items).SelectMany(i => MTBench101Prompts.Judge(i, "the {reply}").Turns))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(turn.Text + "\0"));
        }

        Assert.Equal("28680bf25c6179cd2a6a04e51b7190cbcbc987604c3ea7df355252e776db1802", Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    [Theory]
    [InlineData("GR")]
    [InlineData("MR")]
    [InlineData("SI")]
    [InlineData("AR")]
    [InlineData("PI")]
    public void Judge_OfATask_HasTheQuotedSystemTurn(string task)
    {
        var quoted = JudgePromptTexts.Shared().GetProperty("MTBench101");
        var item = Read().First(d => d.Task == task).Items.First();

        var turn = MTBench101Prompts.Judge(item, "r").Turns[0];

        var expected = quoted.Text("judge") + quoted.GetProperty("unique_prompt").Text(task) + quoted.Text("score_format");
        Assert.Equal(new Turn(Role.System, expected), turn);
    }

    private static IReadOnlyList<MTBench101Dialogue> Read() =>
        MTBench101Reader.Read(MTBench101Reader.Find(RepositoryPaths.Shared("data/mtbench101")));
}
