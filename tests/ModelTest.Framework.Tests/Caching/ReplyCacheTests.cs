using CsCheck;
using ModelTest.Caching;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Replaying;
using ModelTest.Tests.Fakes;

namespace ModelTest.Tests.Caching;

public sealed class ReplyCacheTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Find_Reply_IsTheOneAdded()
    {
        using var cache = new ReplyCache(folder.Path, 1);
        var reply = new Reply("答案\n<A>", 12, 3, StopReason.Length);

        cache.Add(RecordedCall.Of(Key(1), reply));

        using var other = new ReplyCache(folder.Path, 1);
        Assert.Equal(reply, other.Find(Key(1))!.ToReply());
        Assert.Null(other.Find(Key(2)));
        Assert.Equal((1, 1, 0), (other.Counts.Hits, other.Counts.Misses, other.Counts.Damaged));
    }

    [Fact]
    public void Find_Scores_AreTheOnesAddedToTheLastBit()
    {
        using var cache = new ReplyCache(folder.Path, 1);
        var scores = new ScoreResult([new ContinuationScore(-1.0 / 3, 1), new ContinuationScore(double.NegativeInfinity, 2)], 7, -0.1);

        cache.Add(RecordedCall.Of(Key(1), scores));

        var found = cache.Find(Key(1))!.ToScores()!;
        Assert.Equal(scores.Continuations, found.Continuations);
        Assert.Equal((7, -0.1), (found.PromptTokens, found.PromptLogProbability));
    }

    [Fact]
    public void Find_AnyChangedOrMissingByte_IsNoAnswer()
    {
        using var cache = new ReplyCache(folder.Path, 1);
        cache.Add(RecordedCall.Of(Key(1), new Reply("A", 12, 3, StopReason.Stop)));
        var file = Assert.Single(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
        var whole = File.ReadAllBytes(file);

        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Bool).Sample(
            (at, value, cut) =>
            {
                byte[] bytes = cut ? whole[..at] : [.. whole[..at], value, .. whole[(at + 1)..]];
                File.WriteAllBytes(file, bytes);

                Assert.Equal(bytes.SequenceEqual(whole) ? "A" : null, cache.Find(Key(1))?.Reply);
            },
            threads: 1);
    }

    [Fact]
    public void Find_AnswerToAnotherQuestion_IsNone()
    {
        using var cache = new ReplyCache(folder.Path, 1);
        cache.Add(RecordedCall.Of(Key(1), new Reply("A", 12, 3, StopReason.Stop)));
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(2))!);
        File.Copy(PathOf(1), PathOf(2));

        Assert.Null(cache.Find(Key(2)));
        Assert.Equal(1, cache.Counts.Damaged);
    }

    [Fact]
    public void Add_ManyAtOnceFromSeveralCaches_KeepsAll()
    {
        using var one = new ReplyCache(folder.Path, 64);
        using var other = new ReplyCache(folder.Path, 64);

        Parallel.For(0, 400, i => (i % 2 == 0 ? one : other).Add(RecordedCall.Of(Key(i / 4), new Reply($"{i / 4}", 1, 1, StopReason.Stop))));

        Assert.All(Enumerable.Range(0, 100), i => Assert.Equal($"{i}", one.Find(Key(i))!.Reply));
        Assert.Equal(100, Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void Dispose_TooMuch_TakesOutWhatWasNotUsedForLongest()
    {
        var time = new ManualTime();
        using (var cache = new ReplyCache(folder.Path, 1, time))
        {
            // 256 files of a block each fill a MiB.
            for (var i = 0; i < 250; i++)
            {
                cache.Add(RecordedCall.Of(Key(i), new Reply("A", 1, 1, StopReason.Stop)));
                File.SetLastWriteTimeUtc(PathOf(i), time.GetUtcNow().UtcDateTime);
                time.Advance(TimeSpan.FromHours(2));
            }
            Assert.NotNull(cache.Find(Key(0)));
        }
        Assert.Equal(250, Directory.GetFiles(folder.Path, "*.json", SearchOption.AllDirectories).Length);
        time.Advance(TimeSpan.FromHours(2));
        File.WriteAllText(PathOf(3) + ".half.tmp", "");
        File.SetLastWriteTimeUtc(PathOf(3) + ".half.tmp", time.GetUtcNow().UtcDateTime.AddHours(-3));

        using (var cache = new ReplyCache(folder.Path, 1, time))
        {
            for (var i = 250; i < 260; i++)
            {
                cache.Add(RecordedCall.Of(Key(i), new Reply("A", 1, 1, StopReason.Stop)));
                File.SetLastWriteTimeUtc(PathOf(i), time.GetUtcNow().UtcDateTime);
            }
        }

        var left = Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories);
        Assert.InRange(left.Length, 220, 231);
        Assert.Contains(PathOf(0), left);
        Assert.DoesNotContain(PathOf(1), left);
        Assert.Contains(PathOf(259), left);
        Assert.DoesNotContain(PathOf(3) + ".half.tmp", left);
    }

    [Fact]
    public void Dispose_TooMuchBesideFilesOfOthers_LeavesThese()
    {
        var time = new ManualTime();
        string[] others = ["notes.json", "00/notes.json", $"00/{Key(1)[..63]}.json", $"11/{Key(1)}.json", $"00/{Key(1)}.json.bak", $"00/more/{Key(1)}.json", "00/half.tmp"];
        foreach (var other in others)
        {
            folder.Write(other, new string('x', 2_000_000));
            File.SetLastWriteTimeUtc(Path.Join(folder.Path, other), time.GetUtcNow().UtcDateTime.AddYears(-1));
        }

        using (var cache = new ReplyCache(folder.Path, 1, time))
        {
            for (var i = 0; i < 260; i++)
            {
                cache.Add(RecordedCall.Of(Key(i), new Reply("A", 1, 1, StopReason.Stop)));
            }
        }

        Assert.All(others, other => Assert.True(File.Exists(Path.Join(folder.Path, other)), other));
        // What is others' is not counted either.
        Assert.InRange(Directory.GetFiles(folder.Path, "*.json", SearchOption.AllDirectories).Length, 225, 260 + others.Length);
    }

    [Fact]
    public void Add_DiskThatTakesNothing_GoesOnAndSaysWhy()
    {
        using var cache = new ReplyCache(folder.Path, 1);
        // Where the answer's folder is to be.
        File.WriteAllText(Path.GetDirectoryName(PathOf(1))!, "");

        cache.Add(RecordedCall.Of(Key(1), new Reply("A", 1, 1, StopReason.Stop)));

        Assert.NotNull(cache.Failure);
        Assert.Null(cache.Find(Key(1)));
    }

    [Fact]
    public void Constructor_FolderIsAFile_SaysSo()
    {
        var file = folder.Write("file", "");

        var e = Assert.Throws<InputException>(() => new ReplyCache(file, 1));

        Assert.StartsWith($"run.cache: '{file}' cannot be made: ", e.Message, StringComparison.Ordinal);
        Assert.EndsWith("Fix: name a folder that can be written.", e.Message, StringComparison.Ordinal);
    }

    private static string Key(int number) => number.ToString("x64", System.Globalization.CultureInfo.InvariantCulture);

    private string PathOf(int number) => Path.Join(folder.Path, Key(number)[..2], Key(number) + ".json");
}
