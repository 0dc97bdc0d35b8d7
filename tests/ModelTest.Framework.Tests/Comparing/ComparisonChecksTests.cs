using System.Text.Json.Nodes;
using ModelTest.Problems;
using ModelTest.Tests.Running;

namespace ModelTest.Tests.Comparing;

public sealed class ComparisonChecksTests : IDisposable
{
    private readonly ComparedScene scene = new() { Items = 4 };

    public void Dispose() => scene.Dispose();

    [Fact]
    public async Task Notes_EqualRuns_AreNone() =>
        Assert.Empty(ComparedScene.Compare(await scene.RunAsync("a", []), await scene.RunAsync("b", ["law-1"])).Notes);

    [Fact]
    public async Task Notes_OtherSettings_AreToldOneByOne()
    {
        var one = await scene.RunAsync("a", []);
        var other = await scene.RunAsync("b", [], ("datasets:fake:limit", "3"), ("run:seed", "7"), ("model:generation:top_k", "5"));

        Assert.Equal(
            [
                "model.generation.seed is 0 in a and 7 in b.",
                "model.generation.top_k is 0 in a and 5 in b.",
                "run.seed is 0 in a and 7 in b.",
                "datasets.fake.limit is 0 in a and 3 in b.",
                "fake: 3 items are only in a; they are not compared.",
            ],
            ComparedScene.Compare(one, other).Notes);
    }

    [Fact]
    public async Task Notes_SubjectsOfOneRunOnly_AreTold()
    {
        var one = await scene.RunAsync("a", []);
        var other = await scene.RunAsync("b", [], ("datasets:fake:subjects", "law"));

        var comparison = ComparedScene.Compare(one, other);

        Assert.Contains("fake: only a has physics, biology.", comparison.Notes);
        Assert.Equal((4, 8), (comparison.Datasets[0].Rows[0].Cells[1].Against!.Counts.Items, comparison.Datasets[0].Rows[0].Cells[1].Against!.OnlyReference));
        Assert.Null(comparison.Datasets[0].Rows.First(r => r.Title == "physics").Cells[1].Score);
    }

    [Fact]
    public async Task Notes_OtherTemplateModeVersionAndStatus_AreTold()
    {
        var one = await scene.RunAsync("a", []);
        var other = await scene.RunAsync("b", []);
        EditRun(other, run =>
        {
            run["status"] = "stopped";
            run["model"]!["template"] = "qwen3";
            run["datasets"]![0]!["mode"] = "ppl";
            run["datasets"]![0]!["versions"]!["law"] = "fedcba";
        });

        Assert.Equal(
            [
                "b was stopped before its end; what it had finished is compared.",
                "model.template is \"none\" in a and \"qwen3\" in b.",
                "fake: mode gen in a and ppl in b.",
                "fake: the prompts of 1 subjects differ, such as law: abcdef in a and fedcba in b.",
            ],
            ComparedScene.Compare(one, other).Notes);
    }

    [Fact]
    public async Task Compare_OtherGold_IsAnError()
    {
        var one = await scene.RunAsync("a", []);
        var other = await scene.RunAsync("b", []);
        ComparedScene.Edit(other, "law", 2, item => item["gold"] = "C");

        Assert.Equal(
            "fake / law, item law-2: its right answer is 'A' in a and 'C' in b. Fix: compare runs of the same data: equal ids must be equal items.",
            Assert.Throws<InputException>(() => ComparedScene.Compare(one, other)).Message);
    }

    [Fact]
    public async Task Compare_OtherQuestion_IsAnErrorUnlessThePromptIsAnother()
    {
        var one = await scene.RunAsync("a", []);
        var other = await scene.RunAsync("b", [], new FakeDataset { Items = 4, Ask = id => id == "law-2" ? new string('x', 80) + id : id });

        var error = Assert.Throws<InputException>(() => ComparedScene.Compare(one, other)).Message;
        EditRun(other, run => run["datasets"]![0]!["versions"]!["law"] = "fedcba");

        Assert.StartsWith("fake / law, item law-2: its question is 'law-2' in a and 'xxxxx", error, StringComparison.Ordinal);
        Assert.Contains("fake: 1 items were put in other words in a than in b.", ComparedScene.Compare(one, other).Notes);
    }

    [Fact]
    public async Task Compare_ManyOtherItems_AreCutShort()
    {
        var one = await scene.RunAsync("a", []);
        var other = await scene.RunAsync("b", [], new FakeDataset { Items = 4, Ask = id => "Q" + id });

        Assert.Equal(
            "2 more items: differ too. Fix: compare runs of the same data.",
            Assert.Throws<InputException>(() => ComparedScene.Compare(one, other)).Problems[^1].ToString());
    }

    [Fact]
    public async Task Notes_ItemsWithoutReply_AreCounted()
    {
        var one = await scene.RunAsync("a", []);
        var other = await scene.RunAsync("b", []);
        ComparedScene.Edit(other, "law", 2, item => item["outcome"] = "error");
        var rows = await File.ReadAllTextAsync(Path.Join(other, "subjects.csv"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Join(other, "subjects.csv"), rows.Replace("law,Social Science,gen,4,4,0,0,0", "law,Social Science,gen,4,3,0,0,1", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        var comparison = ComparedScene.Compare(one, other);

        Assert.Equal(["fake: 1 items got no reply in b; they count as not right."], comparison.Notes);
        Assert.Equal(1, comparison.Datasets[0].Rows[0].Cells[1].Against!.Counts.Lost);
    }

    [Fact]
    public async Task Read_OneRun_IsTooFew()
    {
        var one = await scene.RunAsync("a", []);

        Assert.Equal(
            $"the runs to compare: '{one}' is the only one. Fix: name the folders of at least two runs.",
            Assert.Throws<InputException>(() => ComparedScene.Compare(one, one + Path.DirectorySeparatorChar)).Message);
    }

    [Fact]
    public async Task Read_Shard_SaysToPutThemTogether()
    {
        var one = await scene.RunAsync("a", []);
        var shard = await scene.RunAsync("b", [], ("run:shard", "1/2"));

        Assert.StartsWith(
            $"{shard}: is shard 1/2 of a run. Fix: put the shards together (modeltest merge",
            Assert.Throws<InputException>(() => ComparedScene.Compare(one, shard)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_OnlyAskedRun_SaysToScoreIt()
    {
        var one = await scene.RunAsync("a", []);
        var asked = await scene.RunAsync("b", [], ("run:mode", "infer"));

        Assert.Equal(
            $"{asked}: was only asked, and has no outcomes. Fix: score it first: -p:Mode=evaluate -p:From=.",
            Assert.Throws<InputException>(() => ComparedScene.Compare(one, asked)).Message);
    }

    [Fact]
    public async Task Read_DamagedFiles_AreNamed()
    {
        var one = await scene.RunAsync("a", []);
        var other = await scene.RunAsync("b", []);
        var file = Path.Join(other, "predictions", "fake", "law.jsonl");
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);

        await File.WriteAllTextAsync(file, string.Join('\n', lines[..3]) + "\n", TestContext.Current.CancellationToken);
        Assert.Contains("law.jsonl: has 3 items, and subjects.csv counts 4.", Assert.Throws<InputException>(() => ComparedScene.Compare(one, other)).Message, StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, string.Join('\n', [.. lines[..3], lines[0]]) + "\n", TestContext.Current.CancellationToken);
        Assert.Contains("law.jsonl: has the item 'law-0' twice.", Assert.Throws<InputException>(() => ComparedScene.Compare(one, other)).Message, StringComparison.Ordinal);

        await File.WriteAllTextAsync(Path.Join(other, "subjects.csv"), "dataset,subject\n\"fake,law\n", TestContext.Current.CancellationToken);
        Assert.Contains("subjects.csv: cannot be read:", Assert.Throws<InputException>(() => ComparedScene.Compare(one, other)).Message, StringComparison.Ordinal);

        await File.WriteAllTextAsync(Path.Join(other, "run.json"), "{ \"status\": ", TestContext.Current.CancellationToken);
        Assert.Contains("run.json: is no record of a run:", Assert.Throws<InputException>(() => ComparedScene.Compare(one, other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reference_UnknownName_SuggestsTheNearest()
    {
        var folders = new[] { await scene.RunAsync("alpha", []), await scene.RunAsync("gamma", []) };

        Assert.Equal(
            "the reference: no run is of a model 'gama'. Fix: did you mean 'gamma'?",
            Assert.Throws<InputException>(() => ComparedScene.Compare("gama", folders)).Message);
        Assert.Equal(1, ComparedScene.Compare(folders[1], folders).Reference);
    }

    private static void EditRun(string folder, Action<JsonNode> change)
    {
        var file = Path.Join(folder, "run.json");
        var run = JsonNode.Parse(File.ReadAllText(file))!;
        change(run);
        File.WriteAllText(file, run.ToJsonString());
    }
}
