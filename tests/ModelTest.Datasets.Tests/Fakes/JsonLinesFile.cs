using System.Text.Json;

namespace ModelTest.Datasets.Tests.Fakes;

/// <summary>Reads lines of JSON without the code under test.</summary>
internal static class JsonLinesFile
{
    public static IReadOnlyList<JsonElement> Read(string path) =>
        [.. File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonElement.Parse(line))];

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
