namespace ModelTest.TestLogger.Tests;

public sealed class ProgressTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("modeltest-progress").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Line_AfterFourSeconds_GivesSpeedAndTimeLeft()
    {
        var first = Progress.Parse("""{"done":20,"total":640,"correct":18,"updated":"2026-01-01T00:00:00+00:00"}""")!;
        var now = Progress.Parse("""{"done":120,"total":640,"correct":102,"updated":"2026-01-01T00:00:04+00:00"}""")!;

        Assert.Equal("ModelTest: 120 of 640 items (18 %), accuracy 85.0, 25.0 items/s, 0:21 left", now.Line(first));
        Assert.Equal("ModelTest: 20 of 640 items (3 %), accuracy 90.0", first.Line(first));
    }

    [Theory]
    [InlineData(20, 0, "ModelTest: 20 of 40 items (50 %)")]
    [InlineData(10, 9, "ModelTest: 20 of 40 items (50 %), accuracy 90.0")]
    public void Line_JudgedItems_AreNeitherRightNorWrong(int judged, int correct, string expected)
    {
        var progress = Progress.Parse(
            $$"""{"done":20,"total":40,"correct":{{correct}},"judged":{{judged}},"updated":"2026-01-01T00:00:00+00:00"}""")!;

        Assert.Equal(expected, progress.Line(progress));
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"done":20,"tot""")]
    [InlineData("""{"done":0,"total":640,"correct":0,"updated":"2026-01-01T00:00:00+00:00"}""")]
    public void Parse_NothingToTell_GivesNull(string json) => Assert.Null(Progress.Parse(json));

    [Fact]
    public void Tick_RunUnderFiveSeconds_PrintsNothing()
    {
        Write(done: 10, second: 1);
        using var writer = new StringWriter();
        using var timer = new ProgressTimer(() => [folder], writer, start: false);

        for (var second = 1; second <= 4; second++)
        {
            timer.Tick();
        }

        Assert.Equal("", writer.ToString());
    }

    [Fact]
    public void Tick_LongRun_PrintsEveryThirdSecondWhatChanged()
    {
        using var writer = new StringWriter();
        using var timer = new ProgressTimer(() => [folder], writer, start: false);

        for (var second = 1; second <= 11; second++)
        {
            // Nothing gets done after the eighth second.
            Write(done: Math.Min(second, 8), second);
            timer.Tick();
        }

        string[] lines = writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["ModelTest: 5 of 40", "ModelTest: 8 of 40", "ModelTest: 8 of 40"], lines.Select(l => l[.."ModelTest: 5 of 40".Length]));
    }

    private void Write(int done, int second) => File.WriteAllText(
        Path.Join(folder, "progress.json"),
        $$"""{"done":{{done}},"total":40,"correct":{{done}},"updated":"2026-01-01T00:00:{{second:00}}+00:00"}""");
}
