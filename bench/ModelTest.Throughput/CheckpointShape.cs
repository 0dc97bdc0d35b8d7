using ModelTest.Problems;

namespace ModelTest.Throughput;

/// <summary>Sizes of an InternLM2 checkpoint to make up.</summary>
internal sealed record CheckpointShape(string Name, int Layers, int Hidden, int Heads, int KeyValueHeads, int Intermediate, int Vocabulary, int Positions)
{
    private static readonly CheckpointShape[] Known =
    [
        // internlm2-chat-1_8b's config.json
        new("1.8b", 24, 2048, 16, 8, 8192, 92544, 32768),
        new("100m", 12, 768, 12, 6, 2048, 16384, 4096),
    ];

    public int HeadSize => Hidden / Heads;

    /// <summary>The tensors in the order they are written.</summary>
    public IEnumerable<(string Name, long[] Shape)> Tensors()
    {
        yield return ("model.tok_embeddings.weight", [Vocabulary, Hidden]);
        for (var i = 0; i < Layers; i++)
        {
            var layer = $"model.layers.{i}.";
            yield return (layer + "attention.wqkv.weight", [(Heads + (2 * KeyValueHeads)) * HeadSize, Hidden]);
            yield return (layer + "attention.wo.weight", [Hidden, Heads * HeadSize]);
            yield return (layer + "feed_forward.w1.weight", [Intermediate, Hidden]);
            yield return (layer + "feed_forward.w2.weight", [Hidden, Intermediate]);
            yield return (layer + "feed_forward.w3.weight", [Intermediate, Hidden]);
            yield return (layer + "attention_norm.weight", [Hidden]);
            yield return (layer + "ffn_norm.weight", [Hidden]);
        }
        yield return ("model.norm.weight", [Hidden]);
        yield return ("output.weight", [Vocabulary, Hidden]);
    }

    public long Parameters => Tensors().Sum(t => t.Shape.Aggregate(1L, (a, b) => a * b));

    public static CheckpointShape Find(string name) => Known.FirstOrDefault(s => s.Name == name)
        ?? throw new InputException("--shape", $"'{name}' is not a known shape.", Nearest.Suggest(name, [.. Known.Select(s => s.Name)]));
}
