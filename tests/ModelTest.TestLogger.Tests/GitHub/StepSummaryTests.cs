using ModelTest.TestLogger.GitHub;

namespace ModelTest.TestLogger.Tests.GitHub;

public sealed class StepSummaryTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("modeltest-step").FullName;

    private string File => Path.Join(folder, "step.md");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Append_SeveralRuns_AreBelowEachOtherInWholeLines()
    {
        System.IO.File.WriteAllText(File, "# before\n");

        Assert.Null(StepSummary.Append("# one\n\n- a\n", File));
        Assert.Null(StepSummary.Append("# two\n", File));

        Assert.Equal("# before\n# one\n\n- a\n\n# two\n\n", System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void Append_MoreThanThereIsRoomFor_IsCutAtALineWithANote()
    {
        var rows = string.Concat(Enumerable.Range(0, 100).Select(i => $"| 中文 {i} | 12.34 |\n"));

        var note = StepSummary.Append(rows, File, 500);

        Assert.Equal("the step's summary is full: GitHub takes 1 MiB, and the rest of summary.md was left out.", note);
        var text = System.IO.File.ReadAllText(File);
        Assert.InRange(new FileInfo(File).Length, 400, 500);
        Assert.EndsWith("| 12.34 |\n\n\n*The summary is cut here, as GitHub takes 1 MiB from a step. All of it is in summary.md of the run's folder.*\n\n", text, StringComparison.Ordinal);
        Assert.StartsWith(text[..text.IndexOf("\n\n\n", StringComparison.Ordinal)], rows, StringComparison.Ordinal);
    }

    [Fact]
    public void Append_FullFile_StaysAsItIs()
    {
        System.IO.File.WriteAllText(File, new string('x', 490));

        Assert.NotNull(StepSummary.Append("# more than ten bytes\n", File, 500));

        Assert.Equal(490, new FileInfo(File).Length);
    }

    [Fact]
    public void Append_WhereNothingCanBeWritten_IsANote()
    {
        Directory.CreateDirectory(File);

        Assert.StartsWith("the step's summary was not written: ", StepSummary.Append("# one\n", File), StringComparison.Ordinal);
        Assert.StartsWith("the step's summary was not written: ", StepSummary.Append("# one\n", Path.Join(folder, "no", "step.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Append_NoSummary_WritesNothing()
    {
        Assert.Null(StepSummary.Append("", File));

        Assert.False(System.IO.File.Exists(File));
    }
}
