using System.Text.Json;

namespace ModelTest.OnnxRuntime.Tokenization;

/// <summary>A text with the ids that the reference implementation gives.</summary>
internal sealed record GoldenText(string Text, int[] Ids)
{
    public static IEnumerable<GoldenText> Read(string path, string idsKey)
    {
        foreach (var line in File.ReadLines(path))
        {
            using var row = JsonDocument.Parse(line);
            yield return new GoldenText(
                row.RootElement.GetProperty("text").GetString()!,
                [.. row.RootElement.GetProperty(idsKey).EnumerateArray().Select(id => id.GetInt32())]);
        }
    }
}
