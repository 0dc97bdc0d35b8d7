using System.Text.Json.Nodes;
using ModelTest.Recording;
using ModelTest.Scoring;
using ModelTest.Tests.Fakes;

namespace ModelTest.Tests.Recording;

public sealed class ProgressFileTests
{
    [Fact]
    public void Append_WhileRunning_UpdatesTheFileAtMostTwiceASecond()
    {
        using var scene = new RunScene();
        using var recorder = scene.Record();
        recorder.Expect(40);
        recorder.Append("quiz", "law", Results.Item("1"));
        recorder.Append("quiz", "law", Results.Item("2", Outcome.Wrong));
        Assert.Equal("""{"done":0,"total":0,"correct":0,"started":"2026-03-04T07:06:07+02:00","updated":"2026-03-04T05:06:07+00:00"}""", Text(recorder));

        scene.Time.Advance(TimeSpan.FromMilliseconds(499));
        Assert.Equal(0, JsonNode.Parse(Text(recorder))!["done"]!.GetValue<int>());
        scene.Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(
            """{"done":2,"total":40,"correct":1,"started":"2026-03-04T07:06:07+02:00","updated":"2026-03-04T05:06:07.5+00:00"}""", Text(recorder));
    }

    [Fact]
    public void Advance_NothingChanged_WritesNothing()
    {
        using var scene = new RunScene();
        using var recorder = scene.Record();
        File.Delete(Path.Join(recorder.Folder, RunFiles.Progress));

        scene.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.False(File.Exists(Path.Join(recorder.Folder, RunFiles.Progress)));
    }

    [Fact]
    public void Finish_File_IsGone()
    {
        using var scene = new RunScene();
        using var recorder = scene.Record();
        recorder.Append("quiz", "law", Results.Item("1"));

        recorder.Finish();
        scene.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Empty(Directory.GetFiles(recorder.Folder, "progress*"));
    }

    [Fact]
    public void Advance_FileCannotBeWritten_DoesNotDisturbTheRun()
    {
        using var scene = new RunScene();
        using var recorder = scene.Record();
        var path = Path.Join(recorder.Folder, RunFiles.Progress);
        File.Delete(path);
        Directory.CreateDirectory(path);
        recorder.Append("quiz", "law", Results.Item("1"));

        scene.Time.Advance(TimeSpan.FromSeconds(1));
        Directory.Delete(path);
        scene.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, JsonNode.Parse(Text(recorder))!["done"]!.GetValue<int>());
    }

    private static string Text(RunRecorder recorder) => RunScene.Read(recorder, RunFiles.Progress);
}
