using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntimeGenAI;
using ModelTest.Problems;
using Tensor = Microsoft.ML.OnnxRuntimeGenAI.Tensor;

namespace ModelTest.OnnxRuntimeGenAI.Execution;

/// <summary>The logits that a generator has just computed: for each sequence and each token appended, those of the next token.</summary>
internal sealed class LogitRows : IDisposable
{
    /// <summary>The output's name, also where the graph calls it otherwise.</summary>
    public const string Name = "logits";

    // What GenAI's list of types leaves out is ONNX's number.
    private const ElementType BFloat16 = (ElementType)16;

    private readonly Tensor tensor;
    private readonly ElementType type;
    private readonly int tokens;
    private readonly int vocabulary;
    private readonly float[] wide;

    /// <summary>Fetches them.</summary>
    /// <param name="generator">The generator.</param>
    /// <param name="appended">Tokens appended to each sequence.</param>
    public LogitRows(Generator generator, int appended)
    {
        Appended = appended;
        tensor = generator.GetOutput(Name);
        var shape = tensor.Shape();
        (tokens, vocabulary) = ((int)shape[1], (int)shape[2]);
        type = tensor.Type();
        wide = type == ElementType.float32 ? [] : new float[vocabulary];
    }

    /// <summary>Tokens appended to each sequence.</summary>
    public int Appended { get; }

    /// <summary>The logits of the token after one that was appended; valid until the next call.</summary>
    /// <param name="sequence">The sequence's number.</param>
    /// <param name="token">The appended token's number.</param>
    /// <exception cref="InputException">The graph computes the last token's logits only, and others are asked for.</exception>
    public ReadOnlySpan<float> Row(int sequence, int token)
    {
        var row = token - (Appended - tokens);
        if (row < 0)
        {
            throw new InputException(
                "the model's graph",
                $"it computes logits of the last {tokens} tokens only, so the log-probabilities of others cannot be told.",
                "build the model without pruning its vocabulary projection (prune_lm_head), or use a mode that only generates.");
        }
        var start = ((sequence * tokens) + row) * vocabulary;
        switch (type)
        {
            case ElementType.float32:
                return tensor.GetData<float>().Slice(start, vocabulary);
            case ElementType.float16:
                TensorPrimitives.ConvertToSingle(tensor.GetData<Half>().Slice(start, vocabulary), wide);
                return wide;
            case BFloat16:
                var bits = tensor.GetData<ushort>().Slice(start, vocabulary);
                for (var i = 0; i < bits.Length; i++)
                {
                    wide[i] = BitConverter.UInt32BitsToSingle((uint)bits[i] << 16);
                }
                return wide;
            default:
                throw new InvalidDataException($"the model gives logits of type {type}");
        }
    }

    public void Dispose() => tensor.Dispose();
}
