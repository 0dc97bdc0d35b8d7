using ModelTest.OnnxRuntime.Attention;
using ModelTest.OnnxRuntime.Kernels;

namespace ModelTest.OnnxRuntime.Graph;

/// <summary>What a device wants of a decoder's graph.</summary>
/// <param name="Attention">Which operator computes attention.</param>
/// <param name="PicksTokens">
/// Whether the graph gives the likeliest tokens and the log-probabilities asked for instead of logits: a vocabulary's logits would take
/// longer to travel than the step takes to compute.
/// </param>
/// <param name="HasKernels">Whether operators are used that the device's kernels of our own compute.</param>
internal sealed record DecoderForm(AttentionKind Attention, bool PicksTokens, bool HasKernels)
{
    /// <summary>ONNX Runtime's own domain of operators.</summary>
    public const string Contrib = "com.microsoft";

    /// <summary>The CPU: our own attention operator, logits as they are.</summary>
    public static DecoderForm Cpu { get; } = new(AttentionKind.Cpu, false, false);

    /// <summary>CUDA with ONNX Runtime's operators: only the wanted numbers of a next token.</summary>
    public static DecoderForm Cuda { get; } = new(AttentionKind.OnnxRuntime, true, false);

    /// <summary>CUDA with kernels of our own.</summary>
    public static DecoderForm CudaKernels { get; } = Cuda with { HasKernels = true };

    /// <summary>The same for steps in which every sequence has one new token.</summary>
    public static DecoderForm CudaDecode { get; } = CudaKernels with { Attention = AttentionKind.Decode };

    /// <summary>The attention operator's domain and name.</summary>
    public (string Domain, string Name) AttentionOperator => Attention switch
    {
        AttentionKind.OnnxRuntime => (Contrib, PagedAttention.Name),
        AttentionKind.Decode => (DeviceOperators.Domain, DecodeAttention.Name),
        _ => (PagedAttention.Domain, PagedAttention.Name),
    };

    /// <summary>Whether attention is told upper bounds of the sequences' lengths.</summary>
    public bool HasBounds => Attention != AttentionKind.Cpu;

    /// <summary>Whether attention normalizes queries and keys itself.</summary>
    public bool NormalizesInAttention => Attention != AttentionKind.Cpu;

    /// <summary>The domains of its operators beside ONNX's own.</summary>
    public string[] Domains => [.. new[] { Contrib, AttentionOperator.Domain, HasKernels ? DeviceOperators.Domain : Contrib }.Distinct()];
}
