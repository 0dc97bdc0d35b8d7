using ModelTest.OnnxRuntime.Attention;

namespace ModelTest.OnnxRuntime.Graph;

/// <summary>What a device wants of a decoder's graph.</summary>
internal sealed record DecoderForm
{
    private const string Contrib = "com.microsoft";

    /// <summary>The CPU: our own attention operator, logits as they are.</summary>
    public static DecoderForm Cpu { get; } = new(PagedAttention.Domain, false);

    /// <summary>CUDA: ONNX Runtime's paged attention, and only the wanted numbers of a next token.</summary>
    public static DecoderForm Cuda { get; } = new(Contrib, true);

    /// <summary>A form.</summary>
    /// <param name="attentionDomain">The domain of the operator PagedAttention.</param>
    /// <param name="picksTokens">Whether the graph picks what is wanted of the logits.</param>
    internal DecoderForm(string attentionDomain, bool picksTokens) => (AttentionDomain, PicksTokens) = (attentionDomain, picksTokens);

    /// <summary>The domain of the operator PagedAttention.</summary>
    public string AttentionDomain { get; }

    /// <summary>
    /// Whether the graph gives the likeliest tokens and the log-probabilities asked for instead of logits: a vocabulary's logits would take
    /// longer to travel than the step takes to compute.
    /// </summary>
    public bool PicksTokens { get; }

    /// <summary>Whether attention is the operator of ONNX Runtime.</summary>
    public bool IsContrib => AttentionDomain == Contrib;
}
