using System.Text.Json;
using System.Text.Json.Serialization;
using ModelTest.Prompts;

namespace ModelTest.OnnxRuntime.Tests;

/// <summary>A line of the embedded model's reference/parity.jsonl: what an independent implementation computed.</summary>
internal sealed record ParityPrompt
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public required int Id { get; init; }

    public required List<Message> Messages { get; init; }

    public required int[] Tokens { get; init; }

    [JsonPropertyName("top5")]
    public required double[][] Top5 { get; init; }

    public required Dictionary<string, double> Logprobs { get; init; }

    public required int[] Continuation { get; init; }

    public required string Reply { get; init; }

    public required bool Stopped { get; init; }

    public Prompt Prompt => new([.. Messages.Select(m => new Turn(Enum.Parse<Role>(m.Role, ignoreCase: true), m.Content))]);

    public static List<ParityPrompt> ReadAll(string modelFolder) =>
        [.. File.ReadLines(Path.Combine(modelFolder, "reference", "parity.jsonl")).Select(l => JsonSerializer.Deserialize<ParityPrompt>(l, Options)!)];

    internal sealed record Message(string Role, string Content);
}
