using ModelTest.Datasets.CMMLU;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Prompts;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.CMMLU;

/// <summary>CMMLU's own files, where they are checked out.</summary>
public sealed class RealCMMLUTests
{
    [Theory]
    [InlineData("test", 11582)]
    [InlineData("dev", 335)]
    public void Inspect_OfEverySubject_FindsNothing(string split, int items)
    {
        var dataset = Open(new CMMLUSettings { Split = split, Shots = split == "dev" ? 0 : 5 });

        Assert.Equal(67, dataset.Subjects.Count);
        Assert.Empty(dataset.Subjects.SelectMany(dataset.Inspect));
        Assert.Equal(items, dataset.Subjects.Sum(s => dataset.ReadItems(s).Count));
    }

    [Fact]
    public void Open_OfTheRealFolder_HasOpenCompassNames()
    {
        var dataset = Open(new CMMLUSettings());

        Assert.Equal("cmmlu-agronomy", dataset.RowName(dataset.Subjects[0]));
        Assert.Equal(
            ["cmmlu-stem 17", "cmmlu-social-science 22", "cmmlu-humanities 13", "cmmlu-other 15", "cmmlu-china-specific 15", "cmmlu 67"],
            dataset.Groups.Select(g => $"{g.Name} {g.Subjects.Count}"));
    }

    // The digests were made with Python's csv module and the replacement rules of OpenCompass's prompt template, from the same files.
    [Theory]
    [InlineData("gen", "d7ca1df79c7e89b8ddfda76fd8e2748e24e5c6c87e97a79e74e8d6a145fee8e6")]
    [InlineData("ppl", "af75694448fb8b7c66b491d9c782b3b5fc8f82479eb279daea338a8f946c105f")]
    public async Task EvaluateAsync_OfAllItems_AsksOpenCompassPromptsToTheByte(string mode, string expected) => Assert.Equal(
        expected,
        await PromptDigest.OfAsync(
            Open(new CMMLUSettings { Mode = mode }),
            r => mode == "gen" ? MetaTemplate.InternLM2.RenderOpen(r.Prompt!) : MetaTemplate.InternLM2.RenderClosed(r.Prompt!.WithReply("答案是: C"))));

    private static IDataset Open(CMMLUSettings settings)
    {
        settings.Path = RepositoryPaths.Shared("data/cmmlu");
        return new CMMLUProvider().Open(settings);
    }
}
