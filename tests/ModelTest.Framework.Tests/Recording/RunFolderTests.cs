using ModelTest.Problems;
using ModelTest.Recording;
using ModelTest.Tests.Fakes;

namespace ModelTest.Tests.Recording;

public sealed class RunFolderTests
{
    [Fact]
    public void Start_WithoutResults_MakesANewFolderNamedByLocalTime()
    {
        using var scene = new RunScene();
        using var first = scene.Record();
        using var second = scene.Record();
        using var third = scene.Record();

        Assert.Equal(scene.At("TestResults/modeltest/20260304-070607"), first.Folder);
        Assert.Equal(scene.At("TestResults/modeltest/20260304-070607-2"), second.Folder);
        Assert.Equal(scene.At("TestResults/modeltest/20260304-070607-3"), third.Folder);
    }

    [Fact]
    public void Start_ManyAtOnce_GetDifferentFolders()
    {
        using var scene = new RunScene();
        var recorders = new RunRecorder[16];

        Parallel.For(0, recorders.Length, i => recorders[i] = scene.Record());

        Assert.Equal(recorders.Length, recorders.Select(r => r.Folder).Distinct().Count());
        Array.ForEach(recorders, r => r.Dispose());
    }

    [Fact]
    public void Start_ResultsIsAFile_SaysSo()
    {
        using var scene = new RunScene();
        File.WriteAllText(scene.At("out"), "");

        var error = Assert.Throws<InputException>(() => scene.Record(scene.At("out")));

        Assert.Equal($"{scene.At("out")}: run.results names a file. Fix: name a folder.", error.Message);
    }

    [Fact]
    public void Start_ParentIsAFile_SaysWhatTheDiskSays()
    {
        using var scene = new RunScene();
        File.WriteAllText(scene.At("out"), "");

        var error = Assert.Throws<InputException>(() => scene.Record(scene.At("out/run")));

        Assert.StartsWith($"{scene.At("out/run")}: results cannot be written: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Fix: free space or rights there, or name another folder with MODELTEST_run__results.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_AnotherRunWritesThere_SaysSo()
    {
        using var scene = new RunScene();
        using var running = scene.Record(scene.At("out"));

        var error = Assert.Throws<InputException>(() => scene.Record(scene.At("out")));

        Assert.Contains("another run is writing its results there.", error.Message, StringComparison.Ordinal);
        Assert.Equal("running", RunScene.Run(running)["status"]!.GetValue<string>());
    }

    [Fact]
    public void Start_FolderOfACompletedRun_ReplacesItAndLeavesOtherFilesAlone()
    {
        using var scene = new RunScene();
        Directory.CreateDirectory(scene.At("out"));
        File.WriteAllText(scene.At("out/notes.txt"), "mine");
        using (var earlier = scene.Record(scene.At("out")))
        {
            scene.Complete(earlier, Results.Of(QuizDataset.Law, 1, 1));
            earlier.Finish();
        }

        using var recorder = scene.Record(scene.At("out"));

        Assert.Equal("mine", RunScene.Read(recorder, "notes.txt"));
        Assert.False(Path.Exists(scene.At("out/predictions")));
        Assert.False(Path.Exists(scene.At("out/report.html")));
        Assert.Single(RunScene.Read(recorder, RunFiles.Subjects).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Start_FolderOfThisSession_KeepsAllItsRuns()
    {
        using var scene = new RunScene();
        using (var other = scene.Record(scene.At("out"), "yesterday"))
        {
            other.Finish();
        }
        using (var earlier = scene.Record(scene.At("out"), "today"))
        {
            scene.Complete(earlier, Results.Of(QuizDataset.Law, 1, 1));
            earlier.Finish();
        }

        using var second = scene.Record(scene.At("out"), "today");
        // The second one still runs.
        using var third = scene.Record(scene.At("out"), "today");

        Assert.Equal([scene.At("out-2"), scene.At("out-3")], [second.Folder, third.Folder]);
        Assert.Equal(2, PredictionFile.Read(scene.At("out/predictions/quiz/law.jsonl")).Count());
        Assert.Equal("today", RunScene.Run(third)["session"]!.GetValue<string>());
    }

    [Fact]
    public void Start_ManyOfThisSessionAtOnce_GetDifferentFolders()
    {
        using var scene = new RunScene();
        var recorders = new RunRecorder[8];

        Parallel.For(0, recorders.Length, i => recorders[i] = scene.Record(scene.At("out"), "today"));

        Assert.Equal(recorders.Length, recorders.Select(r => r.Folder).Distinct().Count());
        Array.ForEach(recorders, r => r.Dispose());
        Assert.Empty(Directory.GetFiles(scene.At("out"), ".*"));
    }

    [Fact]
    public void Start_FolderOfAnotherSessionThatRuns_SaysSo()
    {
        using var scene = new RunScene();
        using var running = scene.Record(scene.At("out"), "first");

        var error = Assert.Throws<InputException>(() => scene.Record(scene.At("out"), "second"));

        Assert.Contains("another run is writing its results there.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_FolderOfAStoppedRun_MovesItAside()
    {
        using var scene = new RunScene();
        using (var earlier = scene.Record(scene.At("out")))
        {
            scene.Complete(earlier, Results.Of(QuizDataset.Law, 1, 1));
        }

        using var recorder = scene.Record(scene.At("out"));

        Assert.Equal(2, PredictionFile.Read(scene.At("out/stopped-20260304-070607/predictions/quiz/law.jsonl")).Count());
        Assert.True(File.Exists(scene.At("out/stopped-20260304-070607/run.json")));
        Assert.False(Path.Exists(scene.At("out/predictions")));
    }

    [Theory]
    [InlineData("law", "law")]
    [InlineData("computer_network", "computer_network")]
    [InlineData("计算机网络", "计算机网络")]
    [InlineData("a.b-c", "a.b-c")]
    public void SafeFileName_PlainName_IsKept(string name, string expected) => Assert.Equal(expected, SafeFileName.Of(name));

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("/etc")]
    [InlineData("C:\\x")]
    [InlineData("a\0b\n")]
    [InlineData("NUL")]
    [InlineData("com1.txt")]
    [InlineData("name. ")]
    public void SafeFileName_AnyName_StaysInItsFolder(string name)
    {
        var safe = SafeFileName.Of(name);

        Assert.Equal(Path.Join(Path.GetTempPath(), safe), Path.GetFullPath(Path.Join(Path.GetTempPath(), safe)));
        Assert.Equal(safe, Path.GetFileName(safe));
        Assert.NotEqual(name, safe);
        Assert.DoesNotContain(safe, c => c is '/' or '\\' or ':' || char.IsControl(c));
    }

    [Fact]
    public void SafeFileName_NamesThatLookAlike_DoNotMeet() =>
        Assert.Equal(4, new[] { "a/b", "a_b", "a\\b", new string('a', 300) }.Select(SafeFileName.Of).Distinct().Count());

    [Fact]
    public void SafeFileName_HalfACharacter_IsReplaced() => Assert.StartsWith("a_~", SafeFileName.Of("a\uD83D"), StringComparison.Ordinal);

    [Fact]
    public void SafeFileName_LongName_IsCut() => Assert.InRange(SafeFileName.Of(new string('a', 300)).Length, 10, 100);
}
