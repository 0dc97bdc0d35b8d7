using ModelTest.OnnxRuntime.Attention;
using ModelTest.OnnxRuntime.Attention.Decoding;

namespace ModelTest.OnnxRuntime.Graph;

/// <summary>What a device wants of a decoder's graph.</summary>
internal sealed record DecoderForm
{
    private const string Contrib = "com.microsoft";

    /// <summary>The CPU: our own attention operator, logits as they are.</summary>
    public static DecoderForm Cpu { get; } = new(PagedAttention.Domain, false);

    /// <summary>CUDA: ONNX Runtime's paged attention, and only the wanted numbers of a next token.</summary>
    public static DecoderForm Cuda { get; } = new(Contrib, true);

    /// <summary>CUDA, for steps in which every sequence has one new token: our own kernel.</summary>
    public static DecoderForm CudaDecode { get; } = new(DecodeAttention.Domain, true);

    /// <summary>A form.</summary>
    /// <param name="attentionDomain">The domain of the attention operator.</param>
    /// <param name="picksTokens">Whether the graph picks what is wanted of the logits.</param>
    internal DecoderForm(string attentionDomain, bool picksTokens) => (AttentionDomain, PicksTokens) = (attentionDomain, picksTokens);

    /// <summary>The domain of the attention operator.</summary>
    public string AttentionDomain { get; }

    /// <summary>The operator's name.</summary>
    public string AttentionName => IsDecode ? DecodeAttention.Name : PagedAttention.Name;

    /// <summary>
    /// Whether the graph gives the likeliest tokens and the log-probabilities asked for instead of logits: a vocabulary's logits would take
    /// longer to travel than the step takes to compute.
    /// </summary>
    public bool PicksTokens { get; }

    /// <summary>Whether attention is the operator of ONNX Runtime.</summary>
    public bool IsContrib => AttentionDomain == Contrib;

    /// <summary>Whether it runs steps only in which every sequence has one new token.</summary>
    public bool IsDecode => AttentionDomain == DecodeAttention.Domain;

    /// <summary>Whether attention is told upper bounds of the sequences' lengths.</summary>
    public bool HasBounds => IsContrib || IsDecode;
}
