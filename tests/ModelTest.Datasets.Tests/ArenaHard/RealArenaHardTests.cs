using System.Security.Cryptography;
using System.Text;
using ModelTest.Datasets.ArenaHard;
using ModelTest.Datasets.Judged;
using ModelTest.Datasets.Tests.Judged;
using ModelTest.Prompts;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.ArenaHard;

/// <summary>Arena-Hard's own files, where they are checked out.</summary>
public sealed class RealArenaHardTests
{
    private static string Folder => RepositoryPaths.Shared("data/arena_hard");

    [Fact]
    public void ReadQuestions_OfBothLayouts_GivesTheSame500()
    {
        var newer = ArenaHardReader.ReadQuestions(ArenaHardReader.FindQuestions(Folder));
        var first = ArenaHardReader.ReadQuestions(Path.Combine(Folder, "question.turns-format.jsonl"));

        Assert.Equal((500, 250), (newer.Count, newer.Select(q => q.Cluster).Distinct().Count()));
        Assert.Equal(newer, first);
        Assert.Equal(("328c149ed45a41c0b9d6f14659e63599", "ABC Sequence Puzzles & Groups"), (newer[0].Id, newer[0].Cluster));
        Assert.Equal("Use ABC notation to write a melody in the style of a folk tune.", newer[0].Text);
    }

    // The counts and digests were made with Python's re from the same files.
    [Theory]
    [InlineData("gpt-4-0314", 9, 2572, 45, "a3760fb4ba126dfbae1b19c1020fe23921b6981684878c6ea95eb8ff32c5da82")]
    [InlineData("gpt-3.5-turbo-0125", 23, 2204, 553, "bcd08ce26a3239d5f352eb52b504872885932a216e21bd89ee8653ee19d3f140")]
    public void AnswerStyle_OfAllAnswers_CountsAsPython(string model, int headers, int lists, int bold, string digest)
    {
        var file = ArenaHardReader.FindQuestions(Folder);
        var answers = ArenaHardReader.ReadAnswers(ArenaHardReader.AnswerFile(file, model), ArenaHardReader.ReadQuestions(file));

        var styles = answers.Values.Select(AnswerStyle.Of).ToList();

        Assert.Equal((500, headers, lists, bold), (styles.Count, styles.Sum(s => s.Headers), styles.Sum(s => s.Lists), styles.Sum(s => s.Bold)));
        var text = string.Join(' ', styles.Select(s => FormattableString.Invariant($"{s.Headers},{s.Lists},{s.Bold}")));
        Assert.Equal(digest, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    // Published in leaderboard/arena_hard_leaderboard_20240731.csv, rounded down.
    [Theory]
    [InlineData("gpt-4-0314", 423)]
    [InlineData("gpt-3.5-turbo-0125", 329)]
    public void AnswerTokens_OfAllAnswers_AverageAsPublished(string model, int expected)
    {
        var file = ArenaHardReader.FindQuestions(Folder);
        var answers = ArenaHardReader.ReadAnswers(ArenaHardReader.AnswerFile(file, model), ArenaHardReader.ReadQuestions(file));

        Assert.Equal(expected, Math.Floor(AnswerTokens.Average(answers.Values)));
    }

    [Theory]
    [InlineData(JudgeVariant.Official)]
    [InlineData(JudgeVariant.OpenCompass)]
    public void Judge_OfTheFirstFive_EqualsTheBenchmarksTexts(JudgeVariant variant)
    {
        var (system, user) = (SharedPrompts.Read("ArenaHard", "v0.1_system"), SharedPrompts.Read("ArenaHard", "user_opencompass"));
        var file = ArenaHardReader.FindQuestions(Folder);
        var questions = ArenaHardReader.ReadQuestions(file);
        var baseline = ArenaHardReader.ReadAnswers(ArenaHardReader.AnswerFile(file, "gpt-4-0314"), questions);
        var model = ArenaHardReader.ReadAnswers(ArenaHardReader.AnswerFile(file, "gpt-3.5-turbo-0125"), questions);

        foreach (var question in questions.Take(5))
        {
            var (first, second) = (baseline[question.Id], model[question.Id]);
            var expected = user.Replace("{question}", question.Text, StringComparison.Ordinal)
                .Replace("{prediction}", first, StringComparison.Ordinal)
                .Replace("{prediction2}", second, StringComparison.Ordinal);
            Assert.Equal(
                [new Turn(Role.System, system), new Turn(Role.User, expected)],
                ArenaHardPrompts.Judge(variant, question, first, second).Turns);
        }
    }
}
