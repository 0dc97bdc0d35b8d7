using System.Text.Json;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.Judged;

/// <summary>The judges' prompts as the benchmarks' repositories have them, where they are checked out; skips the test elsewhere.</summary>
internal static class SharedPrompts
{
    public static string Read(string benchmark, string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(RepositoryPaths.Shared("spec/judge-prompts.json")));
        return json.RootElement.GetProperty(benchmark).GetProperty(name).GetString()!;
    }
}
