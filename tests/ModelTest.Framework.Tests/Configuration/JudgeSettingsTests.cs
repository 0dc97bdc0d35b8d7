using ModelTest.Snapshots;
using ModelTest.Tests.Judging;

namespace ModelTest.Tests.Configuration;

/// <summary>The sections <c>judge</c> and <c>snapshots</c>, and gates of judged datasets.</summary>
public sealed class JudgeSettingsTests
{
    [Fact]
    public void Load_JudgeIsAName_TakesTheEntryAndItsOwnKeys()
    {
        using var scene = new SettingsScene(
            """{ "model": "small", "judge": { "path": "large", "timeout_seconds": 2.5 }, "models": { "small": "s", "large": { "path": "l", "threads": 3 } } }""");

        var settings = scene.Load();

        Assert.Equal((scene.At("l"), 3, 2.5), (settings.Judge.Path, settings.Judge.Threads, settings.Judge.TimeoutSeconds));
        Assert.Equal(scene.At("s"), settings.Model.Path);
    }

    [Fact]
    public void Load_JudgeAsText_IsItsPathFromWhereItIsSaid()
    {
        using var scene = new SettingsScene("""{ "judge": { "path": "below", "threads": 2 } }""");
        scene.Variables["MODELTEST_judge"] = "v";
        scene.Variables["MODELTEST_judge__timeout_seconds"] = "30";

        var judge = scene.Load().Judge;

        Assert.Equal((scene.At("v"), 0, 30.0), (judge.Path, judge.Threads, judge.TimeoutSeconds));
    }

    [Fact]
    public void Load_NoJudge_IsEmpty()
    {
        using var scene = new SettingsScene("""{ "model": "m" }""");

        Assert.Equal("", scene.Load().Judge.Path);
    }

    [Theory]
    [InlineData("""{ "judge": "http://host:1/v1", "run": { "seed": 5 } }""", 5)]
    [InlineData("""{ "judge": { "path": "j", "generation": { "seed": 2 } }, "run": { "seed": 5 } }""", 2)]
    public void Load_JudgesSeed_IsTheRunsUnlessItHasItsOwn(string json, int expected)
    {
        using var scene = new SettingsScene(json);

        Assert.Equal(expected, scene.Load().Judge.Generation.Seed);
    }

    [Fact]
    public void Load_WrongKeys_NameTheNearest()
    {
        using var scene = new SettingsScene("""{ "model": { "timeout_seconds": 3 }, "judge": { "timeout_second": 3 }, "snapshots": { "check": "alway" } }""");
        scene.Variables["MODELTEST_judge_path"] = "x";

        Assert.Equal(
            [
                "MODELTEST_judge_path, judge_path: unknown key, value 'x'. Fix: did you mean 'judge__path'?",
                "./modeltest.json, line 1, model.timeout_seconds: unknown key, value 3. Fix: valid are: ",
                "./modeltest.json, line 1, judge.timeout_second: unknown key, value 3. Fix: did you mean 'timeout_seconds'?",
                "./modeltest.json, line 1, snapshots.check: is 'alway', not one of the valid names. Fix: did you mean 'always'?",
            ],
            scene.Problems().Select(p => p.Contains("model.timeout", StringComparison.Ordinal) ? p[..(p.IndexOf("valid are: ", StringComparison.Ordinal) + 11)] : p));
    }

    [Fact]
    public void Load_Judgements_IsAPathOrTheWordLatest()
    {
        using var scene = new SettingsScene("""{ "run": { "judgements": "latest" } }""");
        Assert.Equal("latest", scene.Load().Run.Judgements);

        scene.Variables["MODELTEST_run__judgements"] = "./latest";
        Assert.Equal(scene.At("latest"), scene.Load().Run.Judgements);
    }

    [Fact]
    public void Load_Snapshots_AreReadFromTheBuild()
    {
        using var scene = new SettingsScene();
        Assert.Equal((SnapshotCheck.Auto, false), (scene.Load().Snapshots.Check, scene.Load().Snapshots.Accept));

        scene.Build["snapshots:check"] = "never";
        scene.Build["snapshots:accept"] = "true";

        Assert.Equal((SnapshotCheck.Never, true), (scene.Load().Snapshots.Check, scene.Load().Snapshots.Accept));
    }

    [Fact]
    public void Load_GatesOfAJudgedDataset_AreNoFractions()
    {
        using var scene = new SettingsScene(
            """{ "gates": { "essays": { "minimum": 6.5, "groups": { "Total": { "minimum": 7 } }, "subjects": { "prose": { "minimum": 8 } } }, "quiz": { "minimum": 0.5 } } }""");
        scene.Registry.Add(new EssayProvider(new EssayDataset()));

        var gates = scene.Load().Gates;

        Assert.Equal((6.5, 8.0, 0.5), (gates.ForDataset("essays")?.Minimum, gates.ForSubject("essays", "prose")?.Minimum, gates.ForDataset("quiz")?.Minimum));
        Assert.Equal(7, gates.ForGroup("essays", new EssayDataset().Groups[0])?.Minimum);
    }
}
