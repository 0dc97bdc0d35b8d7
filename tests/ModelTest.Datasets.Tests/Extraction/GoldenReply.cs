using System.Text.Json;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.Extraction;

/// <summary>A reply with the letters that Python's re takes from it by OpenCompass's lists (made with Python 3.11); for each pattern that no other stands for, a reply that needs it.</summary>
internal sealed record GoldenReply(string Reply, string Current, string Release024, string Capital)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<GoldenReply> All { get; } =
    [
        .. File.ReadLines(Path.Combine(RepositoryPaths.Root, "tests", "ModelTest.Datasets.Tests", "Extraction", "first_option.jsonl"))
            .Select(line => JsonSerializer.Deserialize<GoldenReply>(line, Options)!),
    ];
}
