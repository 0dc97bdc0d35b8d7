using ModelTest.Datasets.FoFo;
using ModelTest.Datasets.Judged;
using ModelTest.Datasets.Tests.Judged;
using ModelTest.Prompts;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.FoFo;

/// <summary>FoFo's own files, where they are checked out.</summary>
public sealed class RealFoFoTests
{
    private static IReadOnlyList<FoFoItem> Items => FoFoReader.Read(FoFoReader.Find(RepositoryPaths.Shared("data/fofo")));

    [Fact]
    public void Read_OfTheRealFile_HasTheKnownCounts()
    {
        var items = Items;

        Assert.Equal((494, 250, 10), (items.Count, items.Count(i => i.IsGeneral), items.Select(i => i.Domain).Distinct().Count()));
        Assert.Equal((49, 45), (items.Count(i => i.Domain == "Arts and Entertainment"), items.Count(i => i.Domain == "Legal")));
        Assert.All(FoFoScores.GeneralFormats, f => Assert.Equal(50, items.Count(i => i.IsGeneral && i.Format == f)));
    }

    [Fact]
    public void Judge_OfficialOfTheFirstFive_EqualsTheBenchmarksTexts()
    {
        // system, user: what stands between the markers, without white space at the ends.
        var template = SharedPrompts.Read("FoFo", "official_chatml");
        var start = template.LastIndexOf("<|im_start|>user\n", StringComparison.Ordinal) + "<|im_start|>user\n".Length;
        var user = template[start..^"\n<|im_end|>\n".Length];

        foreach (var item in Items.Take(5))
        {
            var expected = user.Replace("{instruction}", item.Instruction, StringComparison.Ordinal)
                .Replace("{output}", Reply, StringComparison.Ordinal);
            Assert.Equal(
                [new Turn(Role.System, SharedPrompts.Read("FoFo", "system")), new Turn(Role.User, expected)],
                FoFoPrompts.Judge(JudgeVariant.Official, item, Reply).Turns);
        }
    }

    [Fact]
    public void Judge_OpenCompassOfTheFirstFive_EqualsTheBenchmarksTexts()
    {
        var user = SharedPrompts.Read("FoFo", "opencompass_user");

        foreach (var item in Items.Take(5))
        {
            var expected = user.Replace("{question}", item.Instruction, StringComparison.Ordinal)
                .Replace("{prediction}", Reply, StringComparison.Ordinal);
            Assert.Equal(
                [new Turn(Role.System, SharedPrompts.Read("FoFo", "system")), new Turn(Role.User, expected)],
                FoFoPrompts.Judge(JudgeVariant.OpenCompass, item, Reply).Turns);
        }
    }

    private const string Reply = " {\"a\": \"{b}\"}\n";
}
