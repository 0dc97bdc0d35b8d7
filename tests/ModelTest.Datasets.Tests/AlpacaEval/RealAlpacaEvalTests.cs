using System.Security.Cryptography;
using System.Text;
using ModelTest.Datasets.AlpacaEval;
using ModelTest.Datasets.Judged;
using ModelTest.Datasets.Tests.Judged;
using ModelTest.Prompts;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.AlpacaEval;

/// <summary>AlpacaEval's own files, where they are checked out.</summary>
public sealed class RealAlpacaEvalTests
{
    private static string Folder => RepositoryPaths.Shared("data/alpaca_eval");

    private static IReadOnlyList<AlpacaEvalItem> Items => AlpacaEvalReader.ReadItems(AlpacaEvalReader.Find(Folder));

    [Fact]
    public void Read_OfTheRealFiles_HasTheKnownCounts()
    {
        var items = Items;
        var baseline = Outputs("gpt4_1106_preview", items);

        Assert.Equal((805, 805, 805), (items.Count, baseline.Count, Outputs("text_davinci_003", items).Count));
        Assert.Equal(
            ["helpful_base 129", "koala 156", "oasst 188", "selfinstruct 252", "vicuna 80"],
            items.GroupBy(i => i.Dataset).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()}"));
        // The leaderboard's avg_length of the baseline.
        Assert.Equal(2049, CodePoints.AverageLength([.. baseline.Values]));
    }

    // Python: random.Random('is_switched_outputs' + instruction + '0').choices([False, True], k=1)[0]
    [Fact]
    public void ModelFirst_OfAllInstructions_IsAsInAlpacaEval()
    {
        var switched = Items.Select(i => AlpacaEvalOrder.ModelFirst(i.Instruction)).ToList();

        Assert.Equal(406, switched.Count(s => s));
        Assert.Equal(
            "8b3d93b6cd014bfa8a673db0a9d5d46cfff8efbafa44b8e7e4ba82878468030e",
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(switched.Select(s => s ? '1' : '0'))))));
    }

    [Theory]
    [InlineData(JudgeVariant.Official)]
    [InlineData(JudgeVariant.OpenCompass)]
    public void Judge_OfTheFirstFive_EqualsTheBenchmarksTexts(JudgeVariant variant)
    {
        var items = Items;
        var (first, second) = (Outputs("gpt4_1106_preview", items), Outputs("text_davinci_003", items));
        var (template, names) = variant == JudgeVariant.Official
            ? (OfficialUser(), new[] { "{instruction}", "{output_1}", "{output_2}" })
            : (SharedPrompts.Read("AlpacaEval2", "opencompass_user"), ["{question}", "{prediction}", "{prediction2}"]);

        foreach (var item in items.Take(5))
        {
            var expected = template.Replace(names[0], item.Instruction, StringComparison.Ordinal)
                .Replace(names[1], first[item.Instruction], StringComparison.Ordinal)
                .Replace(names[2], second[item.Instruction], StringComparison.Ordinal);
            Assert.Equal(
                [new Turn(Role.System, SharedPrompts.Read("AlpacaEval2", "system")), new Turn(Role.User, expected)],
                AlpacaEvalPrompts.Judge(variant, item, first[item.Instruction], second[item.Instruction]).Turns);
        }
    }

    // What stands between the markers, without white space at the ends.
    private static string OfficialUser()
    {
        var template = SharedPrompts.Read("AlpacaEval2", "official_chatml");
        var start = template.IndexOf("<|im_start|>user\n", StringComparison.Ordinal) + "<|im_start|>user\n".Length;
        return template[start..template.LastIndexOf("\n<|im_end|>", StringComparison.Ordinal)];
    }

    private static IReadOnlyDictionary<string, string> Outputs(string model, IReadOnlyList<AlpacaEvalItem> items) =>
        AlpacaEvalReader.ReadOutputs(Path.Combine(Folder, "reference_outputs", model + ".json"), items);
}
