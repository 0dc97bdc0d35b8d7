using System.Text.Json;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.Fakes;

/// <summary>The benchmarks' judge prompts as quoted from their repositories, apart from the files that the code under test embeds.</summary>
internal static class JudgePromptTexts
{
    /// <summary>The quotes that the embedded model was trained on: AlignBench and MTBench.</summary>
    public static JsonElement OfTheEmbeddedModel { get; } = Read(Path.Combine(RepositoryPaths.TinyModel, "train", "judge_prompts.json"));

    /// <summary>All benchmarks' quotes; skips the test where they are not checked out.</summary>
    public static JsonElement Shared() => Read(RepositoryPaths.Shared("spec/judge-prompts.json"));

    private static JsonElement Read(string path) => JsonElement.Parse(File.ReadAllText(path));
}
