using ModelTest.Datasets.CEval;
using ModelTest.Datasets.Tests.CEval.Methods;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Prompts;
using ModelTest.Snapshots;

namespace ModelTest.Datasets.Tests.CEval;

/// <summary>What the model reads, on made-up rows: a changed text is a changed file beside this one.</summary>
public sealed class CEvalPromptSnapshotTests
{
    [Theory]
    [InlineData("gen", "5f30c7", 2)]
    [InlineData("gen", "bd40ef", 0)]
    [InlineData("ppl", "578f8d", 2)]
    [InlineData("ppl", "1cd8bf", 2)]
    [InlineData("clp", "5f30c7", 2)]
    public async Task Prompt_OfAMode(string mode, string wording, int shots)
    {
        using var law = new Law(new CEvalSettings { Mode = mode, Prompt = wording, Shots = shots });
        // The plain text of 1cd8bf is for models without a chat template.
        await using var model = new ScriptedModel { Template = wording == "1cd8bf" ? MetaTemplate.None : MetaTemplate.InternLM2 };

        var result = await law.AskAsync(model);

        var continuations = model.Scored.Select(s => $"scored after it: {string.Join(", ", s.Continuations)}\n");
        await Snapshot.MatchAsync(SnapshotText.Of(result.Prompt!) + string.Concat(continuations));
    }
}
