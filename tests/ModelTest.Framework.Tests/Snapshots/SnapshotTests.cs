using System.Collections;
using ModelTest.Prompts;
using ModelTest.Snapshots;
using Xunit.Sdk;

namespace ModelTest.Tests.Snapshots;

public sealed class SnapshotTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public Task MatchAsync_Prompt_IsTheFileBesideThisOne() => Snapshot.MatchAsync(
        SnapshotText.Of(new Prompt([new Turn(Role.System, "Be fair."), new Turn(Role.User, "你好\r\n\tA\0B\n\n"), new Turn(Role.Assistant, "")])));

    [Theory]
    [InlineData("a/b:c", 0.5, null)]
    public Task MatchAsync_Parameters_AreInTheName(string subject, double rate, string? cot) =>
        Snapshot.MatchAsync($"{subject} {rate.ToString(System.Globalization.CultureInfo.InvariantCulture)} {cot}");

    [Fact]
    public async Task MatchAsync_NoSnapshot_FailsInVerifysForm()
    {
        Assert.SkipUnless(SnapshotHost.IsServer(Environment.GetEnvironmentVariable("CI")), "opens a diff tool where CI is not set.");

        var e = await Assert.ThrowsAsync<FailException>(() => Snapshot.MatchAsync("new", Path.Join(folder.Path, "Some.cs")));

        const string Name = "SnapshotTests.MatchAsync_NoSnapshot_FailsInVerifysForm";
        Assert.StartsWith(
            $"{Name} differs from its snapshot.\nDirectory: {folder.Path}\nNew:\n  - Received: {Name}.received.txt\n    Verified: {Name}.verified.txt\n\nFileContent:\n\n",
            e.Message,
            StringComparison.Ordinal);
        Assert.Contains("\n+ new\n", e.Message, StringComparison.Ordinal);
        Assert.Equal("new", await File.ReadAllTextAsync(Path.Join(folder.Path, $"{Name}.received.txt"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("false", false)]
    [InlineData("0", false)]
    [InlineData("true", true)]
    [InlineData("1", true)]
    public void IsServer_VariableCI_Decides(string? value, bool expected) => Assert.Equal(expected, SnapshotHost.IsServer(value));

    public static TheoryData<object?, string> Values => new()
    {
        { null, "null" },
        { true, "True" },
        { 0.5, "0.5" },
        { new DateOnly(2026, 3, 4), "2026-03-04" },
        { new TimeOnly(15, 7), "3-07-PM" },
        { new List<int> { 1, 2 }, "1,2" },
        { Array.Empty<int>(), "[]" },
        { new ArrayList { new List<int> { 1, 2 }, "x" }, "[1,2],x" },
        { new SortedList { ["k"] = 1 }, "k=1" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Value_Parameter_IsWrittenAsVerifyDoes(object? value, string expected) => Assert.Equal(expected, SnapshotName.Value(value));

    [Fact]
    public void Compare_LineEndsOfTheSystem_AreTheSame()
    {
        var file = new SnapshotFile(Path.Join(folder.Path, "x"));
        File.WriteAllText(file.Verified, "a\r\nb\r\n");

        Assert.True(SnapshotFile.AreEqual(file.Read()!, "a\nb"));
    }

    [Fact]
    public void Scrub_ErrorText_LosesWhatDiffersFromRunToRun()
    {
        var text = $"{Path.Join(Path.GetTempPath(), "x")} 0f8fad5b-d9cb-469f-a165-70867728950e at 2026-03-04T05:06:07.123Z after 12.5 ms, 2 steps";

        Assert.Equal($"{{Temp}}{Path.DirectorySeparatorChar}x {{Id}} at {{Time}} after {{Duration}}, 2 steps", SnapshotScrubber.Scrub(text));
    }

    [Fact]
    public void Diff_SpaceAtTheEnd_IsShown() => Assert.Equal("- a\n+ a·\n  b\n", SnapshotDiff.Of("a\nb", "a \nb"));

    [Fact]
    public void Diff_ManyChanges_AreCut()
    {
        var diff = SnapshotDiff.Of(string.Join('\n', Enumerable.Range(0, 500)), string.Join('\n', Enumerable.Range(1000, 500)));

        Assert.Equal(121, diff.Count(c => c == '\n'));
        Assert.EndsWith("… more changes; see the two files\n", diff, StringComparison.Ordinal);
    }
}
