using ModelTest.Datasets.MMLU;
using ModelTest.Datasets.MultipleChoice;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Prompts;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.MMLU;

/// <summary>MMLU's own files, where they are checked out.</summary>
public sealed class RealMMLUTests
{
    [Theory]
    [InlineData("dev+test", 14042)]
    [InlineData("val", 1531)]
    [InlineData("dev", 285)]
    public void Inspect_OfEverySubject_FindsNothing(string split, int items)
    {
        var dataset = Open(new MMLUSettings { Split = split, Shots = split == "dev" ? 0 : 5 });

        Assert.Equal(57, dataset.Subjects.Count);
        Assert.Empty(dataset.Subjects.SelectMany(dataset.Inspect));
        Assert.Equal(items, dataset.Subjects.Sum(s => dataset.ReadItems(s).Count));
    }

    [Fact]
    public void ReadItems_OfAQuestionThatEndsInAStrayQuote_KeepsIt()
    {
        var dataset = Open(new MMLUSettings { Split = "val" });
        var item = dataset.ReadItems(dataset.Subjects.Single(s => s.Name == "college_medicine"))[5];

        Assert.EndsWith("Nietzsche’s Will to Truth?\"\nA. An intrinsic desire to know the truth.", ((ChoiceItem)item).Text.Split("\nB.")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Questions_OfEachSubject_AreItsWeight()
    {
        var dataset = Open(new MMLUSettings());

        Assert.Equal(MMLUSubjects.Questions.OrderBy(q => q.Key), dataset.Subjects.ToDictionary(s => s.Name, s => dataset.ReadItems(s).Count).OrderBy(q => q.Key));
    }

    // The digests were made with Python's csv module and the replacement rules of OpenCompass's prompt template, from the same files.
    [Theory]
    [InlineData(5, "0f6875810e996813e39e1cad9fd70aa1f87c7eb8939342acfa74ddcec02bd6bd")]
    [InlineData(0, "df5c496fd1b56aded32d4fcba940acf9c86968ec1e617648fedab361eb59f247")]
    public async Task EvaluateAsync_OfAllItems_AsksOpenCompassPromptsToTheByte(int shots, string expected) =>
        Assert.Equal(expected, await PromptDigest.OfAsync(Open(new MMLUSettings { Shots = shots }), r => MetaTemplate.InternLM2.RenderOpen(r.Prompt!)));

    [Fact]
    public async Task EvaluateAsync_OfAllItemsInPpl_ScoresOpenCompassTextsToTheByte()
    {
        var digest = await PromptDigest.OfAsync(Open(new MMLUSettings { Mode = "ppl" }), r => MetaTemplate.None.RenderClosed(r.Prompt!) + "C", MetaTemplate.None);

        Assert.Equal("6625bfa1057d8996c5f306ae32442bb57c8c25584516a9558d69cb18e94f857f", digest);
    }

    private static IDataset Open(MMLUSettings settings)
    {
        settings.Path = RepositoryPaths.Shared("data/mmlu");
        return new MMLUProvider().Open(settings);
    }
}
