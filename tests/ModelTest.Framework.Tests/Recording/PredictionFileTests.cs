using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Recording;
using ModelTest.Scoring;
using ModelTest.Tests.Fakes;

namespace ModelTest.Tests.Recording;

public sealed class PredictionFileTests
{
    [Fact]
    public void Append_Item_IsOneLineWithTheNamedFields()
    {
        using var scene = new RunScene();
        using var recorder = scene.Record();
        var item = new ItemResult
        {
            Id = "12",
            Prompt = new Prompt([new Turn(Role.System, "s"), new Turn(Role.User, "以下是\n\"题\"")]),
            Reply = "答案<A>",
            Prediction = "A",
            Gold = "B",
            Outcome = Outcome.Wrong,
            Scores = new Dictionary<string, double> { ["A"] = -0.5, ["B"] = double.NegativeInfinity },
            Shots = 5,
            PromptTokens = 100,
            OutputTokens = 3,
            Milliseconds = 12.34567,
        };

        recorder.Append("quiz", "law", item);

        Assert.Equal(
            """
            {"id":"12","prompt":[{"role":"system","content":"s"},{"role":"user","content":"以下是\n\"题\""}],"reply":"答案<A>","prediction":"A","gold":"B","outcome":"wrong","scores":{"A":-0.5,"B":"-Infinity"},"shots":5,"prompt_tokens":100,"output_tokens":3,"milliseconds":12.346}

            """,
            File.ReadAllText(recorder.PredictionsPath("quiz", "law")));
        var read = Assert.Single(PredictionFile.Read(recorder.PredictionsPath("quiz", "law")));
        Assert.Equal(item.Prompt.Turns, read.Prompt!.Turns);
        Assert.Equal(item.Scores, read.Scores);
        Assert.Equal(item with { Prompt = null, Scores = null, Milliseconds = 12.346 }, read with { Prompt = null, Scores = null });
    }

    [Fact]
    public void Append_Error_IsRecordedWithItsText()
    {
        using var scene = new RunScene();
        using var recorder = scene.Record();

        recorder.Append("quiz", "law", new ItemResult { Id = "1", Outcome = Outcome.Error, Error = "connection reset" });

        Assert.Equal(
            """
            {"id":"1","reply":"","prediction":"","gold":"","outcome":"error","prompt_tokens":0,"output_tokens":0,"milliseconds":0,"error":"connection reset"}

            """,
            File.ReadAllText(recorder.PredictionsPath("quiz", "law")));
    }

    [Fact]
    public void Append_HalfACharacter_GivesALineThatParses()
    {
        using var scene = new RunScene();
        using var recorder = scene.Record();

        recorder.Append("quiz", "law", Results.Item("1") with { Reply = "a\uD83D", Gold = "\0\u2028" });

        var read = Assert.Single(PredictionFile.Read(recorder.PredictionsPath("quiz", "law")));
        Assert.Equal(("a\uFFFD", "\0\u2028"), (read.Reply, read.Gold));
    }

    [Fact]
    public void Append_FromManyThreads_LosesAndMixesNothing()
    {
        using var scene = new RunScene();
        using var recorder = scene.Record();

        Parallel.For(0, 2000, i => recorder.Append(
            "quiz", "s" + (i % 7), Results.Item(i.ToString(System.Globalization.CultureInfo.InvariantCulture)) with { Reply = new string('题', i % 500) }));

        var read = Enumerable.Range(0, 7).SelectMany(s => PredictionFile.Read(recorder.PredictionsPath("quiz", "s" + s))).ToList();
        Assert.Equal(Enumerable.Range(0, 2000), read.Select(r => int.Parse(r.Id, System.Globalization.CultureInfo.InvariantCulture)).Order());
        Assert.All(read, r => Assert.Equal(int.Parse(r.Id, System.Globalization.CultureInfo.InvariantCulture) % 500, r.Reply.Length));
    }

    [Fact]
    public void Append_Returned_IsOnDiskWithoutClosing()
    {
        using var scene = new RunScene();
        using var recorder = scene.Record();
        for (var i = 1; i <= 3; i++)
        {
            recorder.Append("quiz", "law", Results.Item("1"));

            Assert.Equal(i, PredictionFile.Read(recorder.PredictionsPath("quiz", "law")).Count());
        }
    }

    [Fact]
    public void Read_CutAtAnyByte_GivesExactlyTheFinishedItems()
    {
        using var scene = new RunScene();
        using var recorder = scene.Record();
        foreach (var id in new[] { "一", "2", "3" })
        {
            recorder.Append("quiz", "law", Results.Item(id));
        }
        var whole = File.ReadAllBytes(recorder.PredictionsPath("quiz", "law"));
        var torn = scene.At("torn.jsonl");
        for (var length = 0; length <= whole.Length; length++)
        {
            File.WriteAllBytes(torn, whole[..length]);

            Assert.Equal(whole[..length].Count(b => b == (byte)'\n'), PredictionFile.Read(torn).Count());
        }
    }

    [Theory]
    [InlineData("{\"id\":\"1\"")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("{\"id\":\"1\"}")]
    [InlineData("{\"id\":\"1\",\"outcome\":\"fine\"}")]
    public void Read_LineThatIsNoItem_NamesItsNumber(string line)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("x.jsonl", "{\"id\":\"1\",\"outcome\":\"correct\"}\n" + line + "\n");

        var error = Assert.Throws<InputException>(() => PredictionFile.Read(path).Count());

        Assert.StartsWith($"{path}, line 2: not a recorded item: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoFile_SaysSo()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<InputException>(() => PredictionFile.Read(Path.Join(folder.Path, "x.jsonl")).Count());

        Assert.EndsWith("Fix: give the folder of a run that has this subject.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PathOf_NamesFromOutside_StayInTheRunFolder()
    {
        var path = PredictionFile.PathOf("/run", "../x", "../../etc/passwd");

        Assert.Equal(Path.GetFullPath(path), path);
        Assert.StartsWith(Path.Join("/run", "predictions"), path, StringComparison.Ordinal);
    }

    [Fact]
    public void Append_DiskDoesNotTakeIt_NamesTheFile()
    {
        using var scene = new RunScene();
        using var recorder = scene.Record();
        File.WriteAllText(Path.Join(recorder.Folder, "predictions"), "in the way");

        var error = Assert.Throws<InputException>(() => recorder.Append("quiz", "law", Results.Item("1")));

        Assert.StartsWith($"{recorder.PredictionsPath("quiz", "law")}: results cannot be written: ", error.Message, StringComparison.Ordinal);
    }
}
