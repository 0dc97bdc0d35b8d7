using System.Text.Json;
using ModelTest.Datasets.CEval;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Prompts;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.CEval;

/// <summary>The embedded model's sample and the prompts its reference outputs were made with.</summary>
public sealed class SampleCEvalTests
{
    [Theory]
    [InlineData("5-shot", 5)]
    [InlineData("0-shot", 0)]
    public async Task EvaluateAsync_OfTheSample_AsksTheReferencePrompts(string kind, int shots)
    {
        var expected = File.ReadLines(Path.Combine(RepositoryPaths.TinyModel, "reference", "parity.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(e => e.GetProperty("kind").GetString() == kind).Select(e => e.GetProperty("text").GetString()!).ToList();
        var dataset = new CEvalProvider().Open(new CEvalSettings
        {
            Path = Path.Combine(RepositoryPaths.TinyModel, "data", "ceval-sample"), Shots = shots, Prompt = "5f30c7",
        });
        await using var model = new ScriptedModel();

        foreach (var subject in dataset.Subjects)
        {
            foreach (var item in dataset.ReadItems(subject))
            {
                await dataset.EvaluateAsync(subject, item, model, TestContext.Current.CancellationToken);
            }
        }

        Assert.NotEmpty(expected);
        Assert.Subset(model.Generated.Select(p => "<s>" + MetaTemplate.InternLM2.RenderOpen(p)).ToHashSet(), expected.ToHashSet());
    }
}
