using ModelTest.Datasets.GSM8K;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Prompts;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.GSM8K;

/// <summary>GSM8K's own file, where it is checked out.</summary>
public sealed class RealGSM8KTests
{
    // The digest was made in Python from the same file.
    [Fact]
    public async Task EvaluateAsync_OfAllItems_AsksOpenCompassPromptsToTheByte()
    {
        var dataset = new GSM8KProvider().Open(new GSM8KSettings { Path = RepositoryPaths.Shared("data/gsm8k") });

        Assert.Equal(("gsm8k", 1319), (dataset.Name, dataset.ReadItems(dataset.Subjects[0]).Count));
        Assert.Equal(
            "9f0106ea94b6629c8a483ada353447d14692a4364d0ed28a521489eced10506d",
            await PromptDigest.OfAsync(dataset, r => MetaTemplate.InternLM2.RenderOpen(r.Prompt!)));
    }
}
